package org.tallystick.spending.file;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;
import org.tallystick.spending.warehouse.Warehouse;

/// For `bin/tallystick doctor`.
@Component
class WarehouseIsWhole implements Invariant {

    private final Warehouse warehouse;

    WarehouseIsWhole(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public String sentence() {
        return "Every file of the spending warehouse is as it was written";
    }

    @Override
    public List<String> breaches() {
        return warehouse.damage();
    }
}
