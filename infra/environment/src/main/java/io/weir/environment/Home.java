package io.weir.environment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The account and the region of an environment, where its file says them. */
record Home(@Nullable String account, @Nullable String region) {
  /**
   * Returns an ARN that is of this account and region.
   *
   * @param syntax whose first group is the region and whose second is the account
   */
  String arn(Value value, Pattern syntax, String allowed) {
    String arn = value.text(syntax, allowed);
    Matcher parts = syntax.matcher(arn);
    if (parts.matches() && !isOfHere(parts.group(1), parts.group(2))) {
      throw value.refused("ARNs of account %s in %s".formatted(account, region));
    }
    return arn;
  }

  private boolean isOfHere(String otherRegion, String otherAccount) {
    return account == null || (otherAccount.equals(account) && otherRegion.equals(region));
  }
}
