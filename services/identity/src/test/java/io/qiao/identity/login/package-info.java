@org.jspecify.annotations.NullMarked
package io.qiao.identity.login;
