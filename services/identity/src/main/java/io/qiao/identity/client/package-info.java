/// Third parties: applications of others in which people log in with their account here.
@NullMarked
package io.qiao.identity.client;

import org.jspecify.annotations.NullMarked;
