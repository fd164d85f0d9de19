@org.jspecify.annotations.NullMarked
package io.qiao.matchmaking.text;
