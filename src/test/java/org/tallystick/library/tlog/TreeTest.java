package org.tallystick.library.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The tree against the values that Certificate Transparency's own tests give, and every proof of
/// every size up to some hundred: each holds, and with any one bit changed none does.
class TreeTest {

    private static final int MOST = 130;

    /// The eight leaves of the reference tests of RFC 6962 and the roots after each.
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] entry(long index) {
        return ("entry " + index).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /// A tree whose subtrees are computed from its leaves alone, without tiles.
    private static Tree plain(int size) {
        var leaves = IntStream.range(0, size)
                .mapToObj(each -> Hashes.leaf(entry(each)))
                .toList();
        return new Tree(
                size,
                (height, index) -> Hashes.over(leaves.subList((int) (index << height), (int) ((index + 1) << height))));
    }

    @Test
    void rootsAreThoseOfTheReference() {
        var hashes = LEAVES.stream().map(each -> Hashes.leaf(bytes(each))).toList();
        for (var size = 0; size <= 8; size++)
            assertThat(Hashes.over(hashes.subList(0, size))).isEqualTo(bytes(ROOTS.get(size)));
    }

    @Test
    void theReferencesProofOfConsistencyHolds() {
        var proof = List.of(
                bytes("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                bytes("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                bytes("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(ProofRules.continues(6, bytes(ROOTS.get(6)), 8, bytes(ROOTS.get(8)), proof))
                .isTrue();
        assertThat(ProofRules.continues(6, bytes(ROOTS.get(5)), 8, bytes(ROOTS.get(8)), proof))
                .isFalse();
    }

    @Test
    void everyInclusionHoldsAndAnyChangedBitIsRefused() {
        for (var size = 1; size <= MOST; size++) {
            var tree = plain(size);
            var root = tree.root();
            for (var index = 0; index < size; index++) {
                var leaf = Hashes.leaf(entry(index));
                var proof = tree.inclusion(index);
                assertThat(ProofRules.includes(leaf, index, size, proof, root)).isTrue();
                assertThat(ProofRules.includes(flipped(leaf, index), index, size, proof, root))
                        .isFalse();
                assertThat(ProofRules.includes(leaf, index, size, proof, flipped(root, index)))
                        .isFalse();
                assertThat(ProofRules.includes(leaf, index + 1, size, proof, root))
                        .isFalse();
                assertThat(ProofRules.includes(leaf, size, size, proof, root)).isFalse();
                for (var each : damaged(proof, index))
                    assertThat(ProofRules.includes(leaf, index, size, each, root))
                            .isFalse();
            }
        }
    }

    @Test
    void everyConsistencyHoldsAndAnyChangedBitIsRefused() {
        for (var size = 1; size <= MOST; size++) {
            var tree = plain(size);
            var root = tree.root();
            for (var earlier = 0; earlier <= size; earlier++) {
                var was = plain(earlier).root();
                var proof = tree.consistency(earlier);
                assertThat(ProofRules.continues(earlier, was, size, root, proof))
                        .isTrue();
                assertThat(ProofRules.continues(earlier, flipped(was, earlier), size, root, proof))
                        .isFalse();
                if (earlier > 0)
                    assertThat(ProofRules.continues(earlier, was, size, flipped(root, earlier), proof))
                            .isFalse();
                for (var each : damaged(proof, earlier))
                    assertThat(ProofRules.continues(earlier, was, size, root, each))
                            .isFalse();
            }
        }
    }

    /// Every bit of one proof, as no spot check can.
    @Test
    void everyBitOfAProofCounts() {
        var tree = plain(100);
        var proof = tree.inclusion(77);
        var leaf = Hashes.leaf(entry(77));
        for (var at = 0; at < proof.size(); at++)
            for (var bit = 0; bit < 256; bit++) {
                var wrong = new ArrayList<>(proof);
                wrong.set(at, flipped(proof.get(at), bit));
                assertThat(ProofRules.includes(leaf, 77, 100, wrong, tree.root()))
                        .isFalse();
            }
    }

    /// Each hash with a bit changed, one hash less, and one more.
    private static List<List<byte[]>> damaged(List<byte[]> proof, int bit) {
        var all = new ArrayList<List<byte[]>>();
        for (var at = 0; at < proof.size(); at++) {
            var wrong = new ArrayList<>(proof);
            wrong.set(at, flipped(proof.get(at), bit + at));
            all.add(wrong);
        }
        if (!proof.isEmpty()) all.add(proof.subList(0, proof.size() - 1));
        var longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        all.add(longer);
        return all;
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var other = bytes.clone();
        other[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
        return other;
    }

    /// However it grows, a log has the same tiles, and they give the tree's roots and proofs.
    @Test
    void tilesGiveTheSameTreeInWhateverStepsTheyGrew() {
        for (var step : List.of(1, 7, 255, 256, 257, 1_000)) {
            var files = new HashMap<String, byte[]>();
            long size = 0;
            while (size < 1_000) {
                var growth = new Growth(
                        size, tile -> files.get(tile.path()), (tile, bytes) -> files.put(tile.path(), bytes));
                for (var end = Math.min(1_000, size + step); growth.size() < end; ) growth.add(entry(growth.size()));
                assertThat(growth.edge()).isEqualTo(growth.root());
                size = growth.size();
            }
            agrees(files, 1_000);
        }
    }

    private static void agrees(Map<String, byte[]> files, int size) {
        var tiled = new Tree(size, new Tiles(size, tile -> files.get(tile.path())));
        var plain = plain(size);
        assertThat(tiled.root()).isEqualTo(plain.root());
        for (var index : List.of(0, 255, 256, 511, 767, 768, 998, 999)) {
            assertThat(tiled.inclusion(index)).containsExactlyElementsOf(plain.inclusion(index));
            assertThat(tiled.consistency(index)).containsExactlyElementsOf(plain.consistency(index));
        }
        assertThat(files).containsKey("entries/003.p/232");
        var bundle = Bundle.read(files.getOrDefault("entries/003.p/232", new byte[0]));
        assertThat(bundle).hasSize(232);
        assertThat(bundle.getLast()).isEqualTo(entry(999));
    }

    /// Beyond two levels nothing is computed from the leaves here: the root is enough.
    @Test
    void theThirdLevelGrowsToo() {
        var files = new HashMap<String, byte[]>();
        var growth = new Growth(0, tile -> files.get(tile.path()), (tile, bytes) -> files.put(tile.path(), bytes));
        for (var each = 0; each < 70_000; each++) growth.add(entry(each));
        var root = growth.edge();
        assertThat(new Tree(70_000, new Tiles(70_000, tile -> files.get(tile.path()))).root())
                .isEqualTo(root)
                .isEqualTo(plain(70_000).root());
        // The example of tlog-tiles.
        assertThat(files.keySet().stream().filter(each -> each.matches("0/[0-9]{3}")))
                .hasSize(273);
        assertThat(files).containsKeys("0/273.p/112", "1/000", "1/001.p/17", "2/000.p/1");
        assertThat(files.keySet().stream().filter(each -> each.startsWith("entries/")))
                .hasSize(274);
    }

    @Test
    void pathsAreWrittenAsTheStandardSays() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("0/x001/x234/067");
        for (var path : List.of(
                "0/000", "0/000.p/1", "0/000.p/255", "63/x001/000", "entries/x001/x234/067", "entries/005.p/44"))
            assertThat(Tile.at(path).orElseThrow().path()).isEqualTo(path);
        for (var path : List.of(
                "",
                "0",
                "00/000",
                "64/000",
                "0/0",
                "0/00",
                "0/0000",
                "0/x000/001",
                "0/001/002",
                "0/x001/",
                "0/000.p/0",
                "0/000.p/01",
                "0/000.p/256",
                "0/000.p/999",
                "0/000.p/",
                "0/-01",
                "entries/../x",
                "0/000/../../checkpoint",
                "x/000",
                "0/x001/x002/x003/x004/x005/x006/x007/008"))
            assertThat(Tile.at(path)).as(path).isEmpty();
    }

    @Test
    void aTileBeyondTheLogIsNotWithinIt() {
        assertThat(new Tile(0, 0, 7).within(7)).isTrue();
        assertThat(new Tile(0, 0, 8).within(7)).isFalse();
        assertThat(new Tile(1, 0, 1).within(255)).isFalse();
        assertThat(new Tile(1, 0, 1).within(256)).isTrue();
        assertThat(new Tile(Tile.ENTRIES, 1, 256).within(512)).isTrue();
    }

    @Test
    void aBundleThatEndsWithinAnEntryIsRefused() {
        var whole = Bundle.of(List.of(entry(1), new byte[0], entry(2)));
        assertThat(Bundle.read(whole)).hasSize(3);
        for (var cut = 1; cut < 9; cut++) {
            var shorter = java.util.Arrays.copyOf(whole, whole.length - cut);
            assertThatThrownBy(() -> Bundle.read(shorter)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Bundle.of(List.of(new byte[0x10000]))).isInstanceOf(IllegalArgumentException.class);
    }
}
