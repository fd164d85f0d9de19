/// Mail: composed in the reader's language, kept until it is sent.
@NullMarked
package io.qiao.identity.mail;

import org.jspecify.annotations.NullMarked;
