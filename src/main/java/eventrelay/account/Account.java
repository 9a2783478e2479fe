package eventrelay.account;

import com.pulumi.Context;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.GetCallerIdentityArgs;
import com.pulumi.aws.inputs.ProviderAssumeRoleArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.CustomResourceOptions;
import eventrelay.names.Arns;
import eventrelay.names.ProviderNames;
import eventrelay.settings.AccountSettings;
import eventrelay.settings.Credentials;
import java.util.Map;
import java.util.TreeMap;

/**
 * One AWS account in one Region: its explicit provider, and the account's id (Pulumi documentation,
 * "Explicit provider configuration").
 */
public final class Account {
  private final String region;
  private final Provider provider;
  private final Output<String> id;

  private Account(String region, Provider provider, Output<String> id) {
    this.region = region;
    this.provider = provider;
    this.id = id;
  }

  /** Declares the provider of an account in one of its Regions. */
  public static Account of(Context ctx, AccountSettings settings, String region) {
    var name = ProviderNames.of(settings.name(), settings.homeRegion(), region);
    var options = CustomResourceOptions.builder();
    settings
        .formerly()
        .map(former -> ProviderNames.of(former, settings.homeRegion(), region))
        .ifPresent(former -> options.aliases(Alias.builder().name(former).build()));
    var provider = new Provider(name, providerArgs(ctx, settings, region), options.build());
    return new Account(
        region,
        provider,
        settings
            .id()
            .map(Output::of)
            .orElseGet(() -> ask(InvokeOptions.builder().provider(provider).build())));
  }

  /** The Region's name. */
  public String region() {
    return region;
  }

  /** The provider for resources of this account in this Region. */
  public Provider provider() {
    return provider;
  }

  /** The account's 12 digits. */
  public Output<String> id() {
    return id;
  }

  /** What makes the ARNs of this account in this Region. */
  public Output<Arns> arns() {
    return id.applyValue(account -> Arns.of(region, account));
  }

  private static ProviderArgs providerArgs(Context ctx, AccountSettings settings, String region) {
    var args =
        ProviderArgs.builder()
            .region(region)
            .defaultTags(
                ProviderDefaultTagsArgs.builder()
                    .tags(
                        // Sorted: an order that changes from run to run would show as a change.
                        new TreeMap<>(
                            Map.of(
                                "project", ctx.projectName(),
                                "stack", ctx.stackName(),
                                "managed-by", "pulumi")))
                    .build());
    settings.id().ifPresent(args::allowedAccountIds);
    if (settings.credentials() instanceof Credentials.Role role) {
      var assumeRole = ProviderAssumeRoleArgs.builder().roleArn(role.arn());
      role.externalId().ifPresent(assumeRole::externalId);
      return args.assumeRole(assumeRole.build()).build();
    }
    return args.profile(((Credentials.Profile) settings.credentials()).name()).build();
  }

  /** The 12 digits of the account of a provider, which AWS is asked for. */
  public static Output<String> ask(InvokeOptions by) {
    return AwsFunctions.getCallerIdentity(GetCallerIdentityArgs.Empty, by)
        .applyValue(GetCallerIdentityResult::accountId);
  }
}
