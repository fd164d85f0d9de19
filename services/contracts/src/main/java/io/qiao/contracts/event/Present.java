package io.qiao.contracts.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds records read from outside to what their types promise: a component that is not marked
/// `@Nullable` is there, all the way down.
public final class Present {
    private static final ClassValue<List<Slot>> SLOTS =
            new ClassValue<>() {
                @Override
                protected List<Slot> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .map(
                                    each ->
                                            new Slot(
                                                    each,
                                                    each.getAnnotatedType()
                                                            .isAnnotationPresent(Nullable.class)))
                            .toList();
                }
            };

    private Present() {}

    /// @return the value itself
    /// @throws IllegalArgumentException that names the first component that is missing
    public static <T> T check(T value) {
        check(value, "");
        return value;
    }

    private static void check(@Nullable Object value, String path) {
        switch (value) {
            case Record written -> components(written, path);
            case Collection<?> many -> many.forEach(one -> present(one, path + "[]"));
            case null, default -> {}
        }
    }

    private static void components(Record written, String path) {
        for (Slot slot : SLOTS.get(written.getClass())) {
            String name =
                    path.isEmpty()
                            ? slot.component().getName()
                            : path + "." + slot.component().getName();
            Object value = slot.read(written);
            if (slot.optional()) {
                check(value, name);
            } else {
                present(value, name);
            }
        }
    }

    private static void present(@Nullable Object value, String path) {
        if (value == null) {
            throw new IllegalArgumentException(path + " is missing");
        }
        check(value, path);
    }

    private record Slot(RecordComponent component, boolean optional) {
        @Nullable Object read(Record written) {
            try {
                return component.getAccessor().invoke(written);
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
