/// What texts mean, by an embedding model behind a port; computed once per version of a text and
/// kept.
@NullMarked
package io.qiao.matchmaking.embedding;

import org.jspecify.annotations.NullMarked;
