package org.tallystick.delivery.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.figure.ContractThread.Cell;
import org.tallystick.delivery.figure.ContractThread.Line;
import org.tallystick.delivery.figure.RatingRules.Outcome;
import org.tallystick.delivery.figure.TallyRow.Key;
import org.tallystick.shared.Actor;

/// A contract as people read it: from its promises to its verified figures.
@Component
public class Threads {

    private final JdbcClient db;
    private final Contracts contracts;
    private final CommitmentReads commitments;

    Threads(JdbcClient db, Contracts contracts, CommitmentReads commitments) {
        this.db = db;
        this.contracts = contracts;
        this.commitments = commitments;
    }

    /// One contract with everything on its page; empty where there is none or this actor may not
    /// see it.
    public Optional<ContractThread> of(Actor actor, UUID contract, LocalDate today) {
        return contracts.find(actor, contract).map(found -> thread(found, today));
    }

    private record Standing(UUID commitment, TallyRow row, Cell cell) {

        private RatingRules.Assessed assessed() {
            var outcome = cell.submitted() == null
                    ? Outcome.NO_RETURN
                    : switch (cell.state()) {
                        case SUBMITTED -> Outcome.WAITING;
                        case QUERIED -> Outcome.QUERIED;
                        case VERIFIED, CHECKED, REFUSED, REPLACED -> Outcome.DECIDED;
                        case null -> Outcome.DECIDED;
                    };
            return new RatingRules.Assessed(
                    cell.quarter(),
                    cell.target(),
                    outcome,
                    cell.state() == ClaimState.VERIFIED ? cell.claim().map(Amount::of) : Optional.empty());
        }
    }

    private ContractThread thread(Contract contract, LocalDate today) {
        var standings = new LinkedHashMap<UUID, List<Standing>>();
        db.sql("select * from delivery.progress where contract = :contract order by quarter")
                .param("contract", contract.id())
                .query((row, number) -> standing(row, number, contract, today))
                .list()
                .forEach(each -> standings
                        .computeIfAbsent(each.commitment(), id -> new ArrayList<>())
                        .add(each));
        var lines = commitments.of(contract.id()).stream()
                .map(commitment -> line(commitment, standings.getOrDefault(commitment.id(), List.of()), today))
                .toList();
        var late = lines.stream()
                .flatMap(line -> line.cells().stream())
                .filter(Cell::late)
                .map(Cell::quarter)
                .distinct()
                .sorted()
                .toList();
        return new ContractThread(contract, lines, late);
    }

    private static Standing standing(ResultSet row, int number, Contract contract, LocalDate today)
            throws SQLException {
        var quarter = Rows.quarter(row, "quarter");
        var submitted = Rows.optionalId(row, "return");
        var done = row.getString("done");
        var cell = new Cell(
                quarter,
                Rows.amount(row, "target", "target_of"),
                row.getInt("changes"),
                submitted,
                Rows.quantity(row),
                done == null ? "" : done,
                Rows.state(row, "state"),
                row.getInt("decisions"),
                Rows.grade(row, "grade"),
                DueRules.due(quarter, today),
                contract.confirmed() && submitted == null && DueRules.overdue(quarter, today));
        return new Standing(Rows.id(row, "commitment"), TallyRow.read(row, number), cell);
    }

    private static Line line(Commitment commitment, List<Standing> standings, LocalDate today) {
        var key = new Key(commitment.edition(), commitment.theme(), commitment.measure(), commitment.kind());
        var figure =
                FigureRules.figure(key, standings.stream().map(Standing::row).toList(), today);
        var rated = RatingRules.rate(
                commitment.bands(),
                commitment.lessIsBetter(),
                commitment.kind(),
                RatingRules.period(standings.stream().map(Standing::assessed).toList(), today));
        return new Line(
                commitment,
                figure,
                rated.rating(),
                rated.because(),
                standings.stream().map(Standing::cell).toList());
    }
}
