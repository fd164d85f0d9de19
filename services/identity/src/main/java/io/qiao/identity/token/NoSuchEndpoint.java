package io.qiao.identity.token;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What none of the endpoints takes, such as another method, is refused as OAuth refuses.
@Controller
class NoSuchEndpoint {
    private final OAuthRefusals refusals;

    NoSuchEndpoint(OAuthRefusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping({Endpoints.ALL, Endpoints.METADATA})
    void refuse(HttpServletResponse response) throws IOException {
        refusals.write(
                response,
                HttpStatus.NOT_FOUND,
                OAuth2ErrorCodes.INVALID_REQUEST,
                "There is no such endpoint, or not for this method.");
    }
}
