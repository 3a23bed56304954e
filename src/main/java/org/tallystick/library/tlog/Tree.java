package org.tallystick.library.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/// What can be worked out of a tree of this many leaves: its root, and the proofs of RFC 6962,
/// sections 2.1.1 and 2.1.2.
public record Tree(long size, Subtrees subtrees) {

    /// Where the hashes of whole subtrees are known.
    @FunctionalInterface
    public interface Subtrees {
        /// The hash of the tree over the leaves from `index * 2^height` on, of which there are
        /// `2^height`.
        byte[] hash(int height, long index);
    }

    /// The hash that a checkpoint states.
    public byte[] root() {
        return size == 0 ? Hashes.over(List.of()) : over(0, size);
    }

    /// What shows that the leaf at this index is in the tree: the hashes next to its way to the
    /// root, from below.
    public List<byte[]> inclusion(long index) {
        if (index < 0 || index >= size) throw new IllegalArgumentException(index + " is not in a tree of " + size);
        var proof = new ArrayList<byte[]>();
        inclusion(index, 0, size, proof);
        return proof;
    }

    private void inclusion(long index, long from, long to, List<byte[]> proof) {
        if (to - from == 1) return;
        var middle = from + Long.highestOneBit(to - from - 1);
        if (index < middle) {
            inclusion(index, from, middle, proof);
            proof.add(over(middle, to));
        } else {
            inclusion(index, middle, to, proof);
            proof.add(over(from, middle));
        }
    }

    /// What shows that all of these leaves are in the tree, without any hash twice: from left to
    /// right, the hashes of the largest ranges that have none of them.
    public List<byte[]> inclusion(NavigableSet<Long> indices) {
        if (indices.isEmpty() || indices.first() < 0 || indices.last() >= size)
            throw new IllegalArgumentException("these are not all in a tree of " + size);
        var proof = new ArrayList<byte[]>();
        inclusion(indices, 0, size, proof);
        return proof;
    }

    private void inclusion(NavigableSet<Long> indices, long from, long to, List<byte[]> proof) {
        if (indices.subSet(from, to).isEmpty()) proof.add(over(from, to));
        else if (to - from > 1) {
            var middle = from + Long.highestOneBit(to - from - 1);
            inclusion(indices, from, middle, proof);
            inclusion(indices, middle, to, proof);
        }
    }

    /// What shows that this tree continues the one that it was when it had so many leaves.
    public List<byte[]> consistency(long earlier) {
        if (earlier < 0 || earlier > size) throw new IllegalArgumentException(size + " was never a tree of " + earlier);
        var proof = new ArrayList<byte[]>();
        if (earlier > 0) consistency(earlier, 0, size, true, proof);
        return proof;
    }

    private void consistency(long earlier, long from, long to, boolean whole, List<byte[]> proof) {
        if (earlier == to) {
            if (!whole) proof.add(over(from, to));
            return;
        }
        var middle = from + Long.highestOneBit(to - from - 1);
        if (earlier <= middle) {
            consistency(earlier, from, middle, whole, proof);
            proof.add(over(middle, to));
        } else {
            consistency(earlier, middle, to, false, proof);
            proof.add(over(from, middle));
        }
    }

    private byte[] over(long from, long to) {
        var leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            var height = Long.numberOfTrailingZeros(leaves);
            return subtrees.hash(height, from >> height);
        }
        var middle = from + Long.highestOneBit(leaves - 1);
        return Hashes.node(over(from, middle), over(middle, to));
    }
}
