package io.qiao.identity.login;

import io.qiao.identity.client.Scope;
import io.qiao.identity.client.ThirdParties;
import io.qiao.identity.client.ThirdParty;
import io.qiao.identity.person.Directory;
import io.qiao.identity.person.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks whether a third party may learn and do what it asks for: all of it, or nothing. The answer
/// goes to the authorization endpoint.
@Controller
class ConsentPage {
    private final ThirdParties clients;
    private final Directory directory;

    ConsentPage(ThirdParties clients, Directory directory) {
        this.clients = clients;
        this.directory = directory;
    }

    @GetMapping("/identity/consent")
    String ask(
            @RequestParam("client_id") String id,
            @RequestParam String state,
            @RequestParam String scope,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Person> person =
                Optional.ofNullable(request.getUserPrincipal())
                        .map(Principal::getName)
                        .flatMap(directory::byId);
        Optional<ThirdParty> client = clients.find(id);
        if (person.isEmpty() || client.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return Pages.told(model, "mishap.missing");
        }
        model.addAttribute("client", client.get());
        model.addAttribute("mail", person.get().mail());
        model.addAttribute("state", state);
        model.addAttribute("scopes", asked(scope));
        return "consent";
    }

    private static List<String> asked(String scope) {
        return Arrays.stream(scope.split(" ", 0))
                .map(Scope::of)
                .filter(Objects::nonNull)
                .map(Scope::word)
                .toList();
    }
}
