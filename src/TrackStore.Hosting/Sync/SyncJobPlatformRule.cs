using Microsoft.Extensions.Options;

namespace TrackStore.Hosting.Sync;

/// <summary>Requires a client for the platform of each job, so that a wrong name fails at the start and not at the first run.</summary>
internal sealed class SyncJobPlatformRule(IEnumerable<IPlatformClient> clients) : IValidateOptions<SyncJobOptions>
{
    public ValidateOptionsResult Validate(string? name, SyncJobOptions options)
    {
        string? platform = options.Platform ?? name;
        if (clients.Any(client => string.Equals(client.Platform, platform, StringComparison.OrdinalIgnoreCase)))
            return ValidateOptionsResult.Success;
        string[] known = [.. clients.Select(client => client.Platform).Order(StringComparer.Ordinal)];
        return ValidateOptionsResult.Fail(
            $"The sync job \"{name}\" needs a client for the platform \"{platform}\", and none is registered "
            + $"(registered: {(known.Length == 0 ? "none" : string.Join(", ", known))}). Register an {nameof(IPlatformClient)} for it, "
            + $"or set {nameof(SyncJobOptions)}.{nameof(SyncJobOptions.Platform)}.");
    }
}
