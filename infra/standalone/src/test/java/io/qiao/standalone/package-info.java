@org.jspecify.annotations.NullMarked
package io.qiao.standalone;
