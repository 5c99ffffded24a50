using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace TrackStore.Discogs;

/// <summary>Checks the settings. Its messages say what to do and never contain a secret.</summary>
internal sealed partial class DiscogsOptionsValidator : IValidateOptions<DiscogsOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscogsOptions options)
    {
        var failures = new List<string>();
        CheckUserAgent(options, failures);
        CheckCredentials(options, failures);
        CheckAddress(options, failures);
        CheckRanges(options, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckUserAgent(DiscogsOptions options, List<string> failures)
    {
        if (!UserAgentForm().IsMatch(options.UserAgent ?? ""))
        {
            failures.Add(
                "Discogs refuses applications without a name. "
                + "Set DiscogsOptions.UserAgent to name/version +address, such as \"MyApplication/1.0 +https://example.com/contact\".");
        }
    }

    private static void CheckCredentials(DiscogsOptions options, List<string> failures)
    {
        RequireSecret(options.PersonalToken, nameof(options.PersonalToken));
        RequireSecret(options.ConsumerKey, nameof(options.ConsumerKey));
        RequireSecret(options.ConsumerSecret, nameof(options.ConsumerSecret));
        if (options.ConsumerKey is null != options.ConsumerSecret is null)
            failures.Add("Set DiscogsOptions.ConsumerKey and ConsumerSecret together, or neither.");
        if (options.PersonalToken is not null && options.ConsumerKey is not null)
            failures.Add("Set DiscogsOptions.PersonalToken, or ConsumerKey and ConsumerSecret, but not both.");
        if (options.UserName is not null && string.IsNullOrWhiteSpace(options.UserName))
        {
            failures.Add(
                "DiscogsOptions.UserName is blank. Set it to the name of a Discogs user, or to null for the owner of the personal token.");
        }

        void RequireSecret(string? value, string option)
        {
            if (value is not null && !SecretForm().IsMatch(value))
            {
                failures.Add(
                    $"DiscogsOptions.{option} is empty, or contains characters that Discogs credentials can't have. "
                    + "Copy it again, without spaces, or set it to null.");
            }
        }
    }

    private static void CheckAddress(DiscogsOptions options, List<string> failures)
    {
        if (options.BaseAddress is not { IsAbsoluteUri: true } address || !IsSafe(address))
        {
            failures.Add(
                "DiscogsOptions.BaseAddress must be an absolute https address without a user, query or fragment. "
                + "http is allowed only for this machine, because credentials are sent there.");
        }
    }

    private static void CheckRanges(DiscogsOptions options, List<string> failures)
    {
        Require(nameof(options.PageSize), options.PageSize is >= 1 and <= 100, "1 to 100");
        Require(nameof(options.SearchDepth), options.SearchDepth is >= 1 and <= 50, "1 to 50");
        Require(nameof(options.AttemptTimeout), IsWithin(options.AttemptTimeout, 1, 600), "1 second to 10 minutes");
        Require(nameof(options.MaxRetries), options.MaxRetries is >= 0 and <= 10, "0 to 10");
        Require(nameof(options.MaxRetryDelay), IsWithin(options.MaxRetryDelay, 1, 3_600), "1 second to an hour");
        Require(nameof(options.CollectionLifetime), IsWithin(options.CollectionLifetime, 0, 86_400), "zero to a day");

        void Require(string option, bool condition, string range)
        {
            if (!condition)
                failures.Add($"DiscogsOptions.{option} must be {range}.");
        }
    }

    private static bool IsWithin(TimeSpan time, int minSeconds, int maxSeconds)
        => time >= TimeSpan.FromSeconds(minSeconds) && time <= TimeSpan.FromSeconds(maxSeconds);

    private static bool IsSafe(Uri address)
        => (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;

    [GeneratedRegex(@"\A[!-.0-~]+/[!-~]+ (?:[!-~]+ )*\+https?://[!-~]+\z")]
    private static partial Regex UserAgentForm();

    [GeneratedRegex(@"\A[A-Za-z0-9_\-.~+/=]+\z")]
    private static partial Regex SecretForm();
}
