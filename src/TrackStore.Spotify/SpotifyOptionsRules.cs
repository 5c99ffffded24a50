using Microsoft.Extensions.Options;

namespace TrackStore.Spotify;

/// <summary>Checks the rules between settings, and the addresses that credentials are sent to.</summary>
internal sealed class SpotifyOptionsRules : IValidateOptions<SpotifyOptions>
{
    public ValidateOptionsResult Validate(string? name, SpotifyOptions options)
    {
        List<string> failures = [];
        if (string.IsNullOrWhiteSpace(options.ClientId) != string.IsNullOrWhiteSpace(options.ClientSecret))
        {
            failures.Add(
                $"Set {nameof(options.ClientId)} and {nameof(options.ClientSecret)} of Spotify together, or neither. "
                + "Both are in the app's settings in Spotify's dashboard for developers.");
        }

        if (options.TotalTimeout < options.AttemptTimeout)
        {
            failures.Add(
                $"{nameof(options.TotalTimeout)} ({options.TotalTimeout}) must not be shorter than "
                + $"{nameof(options.AttemptTimeout)} ({options.AttemptTimeout}).");
        }

        if (options.TotalTimeout <= options.LongestWait)
        {
            failures.Add(
                $"{nameof(options.TotalTimeout)} ({options.TotalTimeout}) must be longer than "
                + $"{nameof(options.LongestWait)} ({options.LongestWait}).");
        }

        Check(options.ApiAddress, nameof(options.ApiAddress), failures);
        Check(options.AccountsAddress, nameof(options.AccountsAddress), failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(Uri? address, string name, List<string> failures)
    {
        // The attribute reports a missing address.
        if (address is null)
            return;
        bool isSafe = address.IsAbsoluteUri
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        if (!isSafe || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            failures.Add(
                $"{name} must be an absolute https address without a user, query or fragment. "
                + "http is allowed only for this machine, because credentials are sent there.");
        }
    }
}
