package org.tallystick.porch;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;

/// The house without its porch, for commands that need its rooms. It is opened when the first room
/// is asked for, beside a Tallystick that serves, or alone.
public final class House implements AutoCloseable {

    private @Nullable ConfigurableApplicationContext open;

    <T> T room(Class<T> door) {
        return open().getBean(door);
    }

    <T> Stream<T> everyRoom(Class<T> door) {
        return open().getBeanProvider(door).orderedStream();
    }

    /// Where browsers find the site: as the setting says, else where it served last.
    String address() {
        return SiteAddress.read(
                System.getenv("TALLYSTICK_ADDRESS"), room(Store.class).data());
    }

    private ConfigurableApplicationContext open() {
        if (open != null) return open;
        var application = new SpringApplication(Assembly.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("store", Store.class, () -> Store.join(StoreSettings.fromEnvironment())));
        open = ServeCommand.plainly(() -> application.run());
        return open;
    }

    @Override
    public void close() {
        if (open != null) open.close();
    }
}
