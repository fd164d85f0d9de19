package io.qiao.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Token buckets: so many requests at once, then so many in each minute (`qiao.limits.*`). Each
/// gateway counts for itself.
///
/// @param address for every address that requests come from
/// @param door for what needs no login and costs the most: logging in, signing up, resetting
/// @param account for every account or program
/// @param streams how many live streams an account or program has open at the same time
@ConfigurationProperties("qiao.limits")
record Limits(Rate address, Rate door, Rate account, int streams) {
    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /// @param burst how many at once
    /// @param perMinute how many in each minute
    record Rate(long burst, long perMinute) {
        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(
                            limit ->
                                    limit.capacity(burst)
                                            .refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build();
        }

        /// A bucket for each key; the longest unused are forgotten.
        Buckets buckets() {
            Cache<String, Bucket> cache =
                    Caffeine.newBuilder()
                            .maximumSize(MOST_REMEMBERED)
                            .expireAfterAccess(REMEMBERED)
                            .build();
            return key -> cache.get(key, _ -> bucket()).tryConsume(1);
        }
    }

    /// Counts.
    interface Buckets {
        /// @return whether there was one left
        boolean take(String key);
    }
}
