package org.tallystick.property;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/// Runs a [Property] as many times as it asks for, as one test.
final class EachTry implements TestTemplateInvocationContextProvider {

    private static final int LONGEST_TEXT = 80;

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(new TestTemplateInvocationContext() {
            @Override
            public String getDisplayName(int number) {
                return context.getDisplayName();
            }

            @Override
            public List<Extension> getAdditionalExtensions() {
                return List.of(new Tries());
            }
        });
    }

    private static final class Tries implements ParameterResolver, InvocationInterceptor {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.isAnnotated(ForAll.class);
        }

        /// Never used: each try makes its own.
        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return made(parameter.getParameter(), context.getRequiredTestInstance(), new Random(0));
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
                throws Throwable {
            invocation.skip();
            var method = called.getExecutable();
            method.setAccessible(true);
            var test = context.getRequiredTestInstance();
            var only = Long.getLong("tallystick.seed");
            var seeds = new Random();
            var tries = only == null ? method.getAnnotation(Property.class).tries() : 1;
            for (var at = 1; at <= tries; at++) {
                var seed = only == null ? seeds.nextLong() : only;
                var random = new Random(seed);
                var values = Arrays.stream(method.getParameters())
                        .map(each -> made(each, test, random))
                        .toArray();
                try {
                    method.invoke(test, values);
                } catch (InvocationTargetException failed) {
                    throw new AssertionError(
                            "Try %d, -Dtallystick.seed=%d, with %s".formatted(at, seed, Arrays.deepToString(values)),
                            failed.getCause());
                }
            }
        }
    }

    private static Object made(Parameter parameter, Object test, Random random) {
        var asked = parameter.getAnnotation(ForAll.class);
        var type = parameter.getType();
        if (!asked.value().isEmpty()) return given(test, asked.value()).next(random);
        if (type == Random.class) return new Random(random.nextLong());
        if (type == String.class) return Gen.texts(LONGEST_TEXT).next(random);
        if (type == int.class)
            return Gen.ints((int) number(asked.min(), Integer.MIN_VALUE), (int) number(asked.max(), Integer.MAX_VALUE))
                    .next(random);
        if (type == long.class)
            return Gen.longs(number(asked.min(), Long.MIN_VALUE), number(asked.max(), Long.MAX_VALUE))
                    .next(random);
        if (type == BigDecimal.class)
            return Gen.decimals(new BigDecimal(asked.min()), new BigDecimal(asked.max()), asked.scale())
                    .next(random);
        throw new IllegalArgumentException("name a method that makes " + parameter);
    }

    private static long number(String asked, long otherwise) {
        return asked.isEmpty() ? otherwise : Long.parseLong(asked.replace("_", ""));
    }

    private static Gen<?> given(Object test, String name) {
        try {
            var method = test.getClass().getDeclaredMethod(name);
            method.setAccessible(true);
            return (Gen<?>) method.invoke(test);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException(missing);
        }
    }
}
