@org.jspecify.annotations.NullMarked
package io.qiao.events.project;
