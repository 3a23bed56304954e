package org.tallystick.spending.file;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tallystick.platform.ledger.LogMirror;
import org.tallystick.platform.store.StoreSettings;
import org.tallystick.spending.matching.SupplierNames;
import org.tallystick.spending.warehouse.Cluster;
import org.tallystick.spending.warehouse.ObjectStorage;
import org.tallystick.spending.warehouse.Warehouse;

/// The warehouse of the data directory, which the command line loads too.
@Configuration
class LocalSpendConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSpendConfiguration.class);

    @Bean
    Warehouse warehouse(Environment environment) {
        return new Warehouse(
                        StoreSettings.from(environment::getProperty).data().resolve("warehouse"),
                        Cluster.from(environment::getProperty),
                        ObjectStorage.from(environment::getProperty))
                .tidied();
    }

    /// The bucket holds the ledger's public log too, each site's under the log's name.
    @Bean
    LogMirror logMirror(Warehouse warehouse) {
        return (file, origin, name) -> warehouse
                .bucket()
                .ifPresent(bucket -> bucket.put(file, String.join("/", ObjectStorage.LOG, origin, name)));
    }

    /// What other machines have put into the bucket, and then the list of decisions; the site
    /// starts, and goes on, without them.
    @Bean
    ApplicationListener<ApplicationReadyEvent> fetching(Warehouse warehouse, SupplierNames names) {
        return _ -> Thread.ofVirtual().name("fetching").start(() -> {
            fetch(warehouse);
            settle(names);
        });
    }

    private static void settle(SupplierNames names) {
        try {
            names.settle();
        } catch (IOException | RuntimeException broken) {
            LOG.error("The warehouse's list of suppliers' decisions could not be written", broken);
        }
    }

    private static void fetch(Warehouse warehouse) {
        try {
            warehouse.fetched();
        } catch (IOException | RuntimeException broken) {
            LOG.error("What other machines have loaded could not be fetched", broken);
        }
    }
}
