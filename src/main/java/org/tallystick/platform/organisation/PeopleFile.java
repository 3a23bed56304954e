package org.tallystick.platform.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Column;
import org.tallystick.library.sheet.Columns;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.shared.Role;

/// A file of people with their roles: name, e-mail address, and roles parted by semicolons.
final class PeopleFile {

    static final Pattern EMAIL = Pattern.compile("[^@\\s\\uFFFD]{1,100}@[^@\\s\\uFFFD]{1,150}\\.[^@\\s.\\uFFFD]{2,}");

    private static final Column NAME = Column.required("Name", "full name");
    private static final Column ADDRESS = Column.required("E-mail", "email", "e-mail address", "email address");
    private static final Column ROLES = Column.required("Roles", "role");
    private static final int MOST = 500;

    private PeopleFile() {}

    /// @param roles at least one
    record Line(String name, String email, Set<Role> roles) {}

    /// @param lines as far as nothing is wrong with them
    record Found(List<Line> lines, List<CellProblem> problems) {}

    static Found read(Sheet sheet) {
        var columns = Columns.match(sheet, List.of(NAME, ADDRESS, ROLES));
        var problems = new ArrayList<>(columns.problems());
        var lines = new ArrayList<Line>();
        if (!problems.isEmpty()) return new Found(lines, problems);
        for (var row : columns.rows()) {
            if (lines.size() == MOST) {
                problems.add(row.problem(NAME, "This is more than 500 people", "Split the file"));
                break;
            }
            var before = problems.size();
            var name = row.text(NAME).strip();
            var email = row.text(ADDRESS).strip();
            if (name.isEmpty() || name.length() > 200)
                problems.add(row.problem(NAME, "There is no name, or one of over 200 characters", "Enter a name"));
            if (!EMAIL.matcher(email).matches())
                problems.add(row.problem(
                        ADDRESS, "“" + email + "” is not an e-mail address", "Enter one like name@example.org"));
            var roles = EnumSet.noneOf(Role.class);
            for (var typed : row.text(ROLES).split("[;,/]")) {
                if (typed.isBlank()) continue;
                var known = Arrays.stream(Role.values())
                        .filter(each -> each.words()
                                .toLowerCase(Locale.ROOT)
                                .equals(typed.strip().toLowerCase(Locale.ROOT)))
                        .findFirst();
                if (known.isPresent()) roles.add(known.get());
                else
                    problems.add(row.problem(
                            ROLES, "“" + typed.strip() + "” is not a role", "Use the roles that this page lists"));
            }
            if (roles.isEmpty() && problems.size() == before)
                problems.add(row.problem(ROLES, "There is no role", "Name at least one"));
            if (problems.size() == before) lines.add(new Line(name, email, roles));
        }
        return new Found(lines, problems);
    }
}
