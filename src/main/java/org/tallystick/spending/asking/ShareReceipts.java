package org.tallystick.spending.asking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Postcodes;
import org.tallystick.spending.warehouse.WarehouseOptions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Checks receipts of local shares, for `tallystick receipt verify`.
public final class ShareReceipts {

    /// How a fault begins that says only that something cannot be looked at here.
    public static final String NOT_HERE = "There is no file here for ";

    private ShareReceipts() {}

    /// Whether these bytes are the receipt of a local share.
    public static boolean isOne(byte[] bytes) {
        try {
            var form = JsonMapper.shared().readTree(bytes).path("form");
            return form.isString() && form.asString().equals(ShareReceipt.FORM);
        } catch (JacksonException notJson) {
            return false;
        }
    }

    /// Recomputes the share from the lines that are kept here.
    ///
    /// @param warehouse where they are; null for the data directory
    /// @return every fault, in sentences; empty where the receipt agrees
    public static List<String> verify(byte[] bytes, @Nullable Path warehouse) throws IOException {
        try {
            var receipt = JsonMapper.shared().readValue(bytes, ShareReceipt.class);
            return new Shares(WarehouseOptions.warehouse(warehouse), Postcodes.builtIn()).verify(receipt);
        } catch (JacksonException | NullPointerException malformed) {
            return List.of("It is not written as a receipt of a share is.");
        }
    }
}
