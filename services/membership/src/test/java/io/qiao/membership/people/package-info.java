@org.jspecify.annotations.NullMarked
package io.qiao.membership.people;
