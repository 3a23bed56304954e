package org.tallystick.spending.share;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.shared.Figures;
import org.tallystick.spending.asking.ResultTable;

/// Where the money goes: a square for each postcode area of Great Britain, roughly where it lies,
/// darker where more was paid. A picture beside its table, and never without it.
///
/// @param tiles in the order in which they are drawn
/// @param legend what each shade means, the lightest first
record TileMap(List<Tile> tiles, List<String> legend) {

    /// The side of a square, with the gap behind it.
    public static final int STEP = 40;

    private static final int SHADES = 5;

    /// Laid out by hand, north at the top; a dot for the sea.
    private static final List<String> LAYOUT = List.of(
            ". . . . . . . . ZE . . .",
            ". . HS . . . . KW . . . .",
            ". . . . . IV . AB . . . .",
            ". . . . . PH DD . . . . .",
            ". . . PA FK KY . . . . . .",
            ". . . . G ML EH . . . . .",
            ". . . . KA DG TD NE . . . .",
            ". . . . . CA DH SR . . . .",
            ". . . . . LA DL TS . . . .",
            ". . . FY PR BB BD HG YO . . .",
            ". . . L WN BL HX LS WF HU . .",
            ". . . CH WA M OL HD S DN . .",
            ". . . LL CW SK ST DE NG LN . .",
            ". . . SY TF WV WS LE PE . NR .",
            ". . LD HR WR DY B CV NN CB IP .",
            ". SA CF NP GL OX MK LU SG CM CO .",
            ". . . BS SN HP WD AL EN IG SS .",
            ". . . BA RG SL HA NW N E RM .",
            ". . TA SP GU UB W WC EC SE DA .",
            ". EX DT SO KT TW SW SM CR BR ME CT",
            "TR PL TQ BH PO RH BN TN . . . .");

    /// @param shade 0 for nothing, up to 5
    public record Tile(String area, int x, int y, int shade, String words) {}

    public TileMap {
        tiles = List.copyOf(tiles);
        legend = List.copyOf(legend);
    }

    /// @param paid the pounds paid to each area; what lies in none is in the table alone
    static TileMap of(Map<String, BigDecimal> paid) {
        var most = paid.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        var tiles = new ArrayList<Tile>();
        for (int row = 0; row < LAYOUT.size(); row++) {
            var areas = LAYOUT.get(row).split(" ");
            for (int column = 0; column < areas.length; column++)
                if (!areas[column].equals(".")) tiles.add(tile(areas[column], column, row, paid, most));
        }
        var legend = new ArrayList<String>();
        for (int shade = 1; shade <= SHADES; shade++)
            legend.add("up to £" + Figures.pence(upTo(shade, most).setScale(0, java.math.RoundingMode.CEILING)));
        return new TileMap(tiles, legend);
    }

    private static Tile tile(String area, int column, int row, Map<String, BigDecimal> paid, BigDecimal most) {
        var pounds = paid.getOrDefault(area, BigDecimal.ZERO);
        int shade = 0;
        if (pounds.signum() > 0) for (shade = 1; shade < SHADES && pounds.compareTo(upTo(shade, most)) > 0; ) shade++;
        return new Tile(
                area,
                column * STEP,
                row * STEP,
                shade,
                area + ": " + (pounds.signum() == 0 ? "nothing" : ShareWords.pounds(pounds)));
    }

    /// Each shade reaches to a fiftieth, a tenth, a quarter, a half and the whole of the most,
    /// because few areas have much.
    private static BigDecimal upTo(int shade, BigDecimal most) {
        var part = switch (shade) {
            case 1 -> "0.02";
            case 2 -> "0.1";
            case 3 -> "0.25";
            case 4 -> "0.5";
            default -> "1";
        };
        return most.multiply(new BigDecimal(part));
    }

    /// The areas of an answer by area.
    static Map<String, BigDecimal> paid(ResultTable answer) {
        var paid = new HashMap<String, BigDecimal>();
        for (var row : answer.rows())
            if (!answer.value(row, "area").isEmpty()) paid.put(answer.value(row, "area"), answer.number(row, "total"));
        return paid;
    }

    /// The areas that have a square.
    static List<String> areas() {
        return LAYOUT.stream()
                .flatMap(row -> Arrays.stream(row.split(" ")))
                .filter(area -> !area.equals("."))
                .toList();
    }

    public int width() {
        return 12 * STEP;
    }

    public int height() {
        return LAYOUT.size() * STEP;
    }
}
