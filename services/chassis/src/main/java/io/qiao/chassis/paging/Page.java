package io.qiao.chassis.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stretch of a longer list.
///
/// @param next where the following stretch begins; absent at the end
public record Page<T>(List<T> items, @Nullable String next) {

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), next);
    }
}
