package org.tallystick.report.pages;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.report.receipt.Wanted;
import org.tallystick.shared.OrganisationId;

/// Which contracts a list shows, as its address says it. What cannot be read does not narrow it, so
/// that an old bookmark still opens; nothing typed reaches an order.
record ContractFilter(
        @Nullable String place,
        @Nullable UUID buyer,
        @Nullable UUID supplier,
        @Nullable UUID edition,
        @Nullable String theme,
        @Nullable String measure,
        @Nullable String words,
        ContractList.State state,
        ContractList.Sort sort) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,20}");
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\uFFFD]{1,100}");

    /// What stands in the address, as it was typed.
    public record Typed(
            @Nullable String place,
            @Nullable String buyer,
            @Nullable String supplier,
            @Nullable String promise,
            @Nullable String words,
            @Nullable String state,
            @Nullable String sort) {}

    /// @param typed `promise` is an edition's id, then ".theme." or ".measure." and the reference
    public static ContractFilter read(Typed typed) {
        var promise = typed.promise() == null ? "" : typed.promise();
        var parts = promise.split("\\.", 3);
        var edition = parts.length == 3 ? Wanted.uuid(parts[0]).orElse(null) : null;
        var reference = parts.length == 3 ? matching(TEXT, parts[2]) : null;
        var theme = parts.length == 3 && parts[1].equals("theme");
        var measure = parts.length == 3 && parts[1].equals("measure");
        var known = edition != null && reference != null && (theme || measure);
        return new ContractFilter(
                matching(CODE, typed.place()),
                Wanted.uuid(typed.buyer()).orElse(null),
                Wanted.uuid(typed.supplier()).orElse(null),
                known ? edition : null,
                known && theme ? reference : null,
                known && measure ? reference : null,
                matching(TEXT, typed.words() == null ? null : typed.words().strip()),
                Keys.read(typed.state(), ContractList.State.ANY),
                Keys.read(typed.sort(), ContractList.Sort.LATENESS));
    }

    /// Contracts with a return past its deadline.
    static ContractFilter late() {
        return read(new Typed(null, null, null, null, null, "late", null));
    }

    private static @Nullable String matching(Pattern pattern, @Nullable String typed) {
        return typed != null && pattern.matcher(typed).matches() ? typed : null;
    }

    ContractList.Filter filter() {
        return new ContractList.Filter(place, id(buyer), id(supplier), null, words, edition, theme, measure, state);
    }

    private static @Nullable OrganisationId id(@Nullable UUID id) {
        return id == null ? null : new OrganisationId(id);
    }

    /// "…edition….measure.TH-1", as the address carries it; empty where it does not narrow.
    public String promise() {
        if (edition == null) return "";
        return theme == null ? edition + ".measure." + measure : edition + ".theme." + theme;
    }

    public boolean narrows() {
        return !query().isEmpty();
    }

    /// The part of the address after the question mark, without the page; empty for all.
    public String query() {
        var query = new StringBuilder();
        add(query, "place", place);
        add(query, "buyer", buyer == null ? null : buyer.toString());
        add(query, "supplier", supplier == null ? null : supplier.toString());
        add(query, "promise", promise().isEmpty() ? null : promise());
        add(query, "words", words);
        if (state != ContractList.State.ANY) add(query, "state", Keys.write(state));
        if (sort != ContractList.Sort.LATENESS) add(query, "sort", Keys.write(sort));
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value == null) return;
        query.append(query.isEmpty() ? "" : "&").append(name).append('=');
        query.append(Wanted.encoded(value));
    }

    public String address(String path) {
        var query = query();
        return query.isEmpty() ? path : path + "?" + query;
    }

    String address(String path, int page) {
        var all = address(path);
        return page == 1 ? all : all + (all.contains("?") ? "&page=" : "?page=") + page;
    }

    public static String sortWords(ContractList.Sort sort) {
        return switch (sort) {
            case LATENESS -> "Most late first";
            case TITLE -> "By title";
            case VALUE -> "Highest value first";
            case ENDS -> "Ending soonest first";
            case NEWEST -> "Newest first";
        };
    }
}
