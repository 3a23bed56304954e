package org.tallystick;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.tallystick.store.Store;
import org.tallystick.store.StoreSettings;

import java.util.function.Function;

/// The house without its porch, for commands that need its rooms. It works beside a Tallystick that
/// serves, or alone.
final class House {

    private House() {}

    static <T> T ask(Function<ApplicationContext, T> question) {
        var application = new SpringApplication(Tallystick.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(
                context ->
                        ((GenericApplicationContext) context)
                                .registerBean(
                                        "store",
                                        Store.class,
                                        () -> Store.join(StoreSettings.fromEnvironment())));
        try (var context = ServeCommand.plainly(() -> application.run())) {
            return question.apply(context);
        }
    }
}
