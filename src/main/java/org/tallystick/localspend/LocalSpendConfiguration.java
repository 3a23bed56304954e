package org.tallystick.localspend;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tallystick.store.StoreSettings;
import org.tallystick.warehouse.Bucket;
import org.tallystick.warehouse.Cluster;
import org.tallystick.warehouse.Warehouse;

/// The warehouse of the data directory, which the command line loads too.
@Configuration
class LocalSpendConfiguration {

    @Bean
    Warehouse warehouse(Environment environment) {
        return new Warehouse(
                StoreSettings.from(environment::getProperty).data().resolve("warehouse"),
                Cluster.from(environment::getProperty),
                Bucket.from(environment::getProperty));
    }
}
