package org.tallystick.platform.store;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Gives Spring the store and its data source; Spring closes the store after everything that rests
/// on it.
@Configuration
class StoreConfiguration {

    /// Where nobody opened the store beforehand, as the command line does.
    @Bean
    @ConditionalOnMissingBean
    Store store(Environment environment) {
        return Store.open(StoreSettings.from(environment::getProperty));
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Store store) {
        return store.source();
    }
}
