using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace TrackStore.Discogs;

/// <summary>Checks the settings with messages that say what to do, and that never hold a secret.</summary>
internal sealed partial class DiscogsOptionsValidator : IValidateOptions<DiscogsOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscogsOptions options)
    {
        var failures = new List<string>();
        if (!UserAgentForm().IsMatch(options.UserAgent ?? ""))
            failures.Add("Discogs refuses applications without a name. Set DiscogsOptions.UserAgent to name/version +address, such as \"MyApplication/1.0 +https://example.com/contact\".");
        RequireSecret(options.PersonalToken, nameof(options.PersonalToken));
        RequireSecret(options.ConsumerKey, nameof(options.ConsumerKey));
        RequireSecret(options.ConsumerSecret, nameof(options.ConsumerSecret));
        if (options.ConsumerKey is null != options.ConsumerSecret is null)
            failures.Add("Set DiscogsOptions.ConsumerKey and ConsumerSecret together, or neither.");
        if (options.PersonalToken is not null && options.ConsumerKey is not null)
            failures.Add("Set DiscogsOptions.PersonalToken, or ConsumerKey and ConsumerSecret, but not both.");
        if (options.UserName is not null && string.IsNullOrWhiteSpace(options.UserName))
            failures.Add("DiscogsOptions.UserName is blank. Set it to the name of a Discogs user, or null for the owner of the personal token.");
        if (options.BaseAddress is not { IsAbsoluteUri: true } address || !IsSafe(address))
            failures.Add("DiscogsOptions.BaseAddress has to be an absolute https address (http is for this machine only), without user, query and fragment, since credentials are sent to it.");
        Require(options.PageSize is >= 1 and <= 100, "PageSize", "1 to 100");
        Require(options.SearchDepth is >= 1 and <= 50, "SearchDepth", "1 to 50");
        Require(options.AttemptTimeout >= TimeSpan.FromSeconds(1) && options.AttemptTimeout <= TimeSpan.FromMinutes(10), "AttemptTimeout", "one second to ten minutes");
        Require(options.MaxRetries is >= 0 and <= 10, "MaxRetries", "0 to 10");
        Require(options.MaxRetryDelay >= TimeSpan.FromSeconds(1) && options.MaxRetryDelay <= TimeSpan.FromHours(1), "MaxRetryDelay", "one second to an hour");
        Require(options.CollectionLifetime >= TimeSpan.Zero && options.CollectionLifetime <= TimeSpan.FromDays(1), "CollectionLifetime", "zero to a day");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Require(bool condition, string option, string range)
        {
            if (!condition)
                failures.Add($"DiscogsOptions.{option} has to be {range}.");
        }

        void RequireSecret(string? value, string option)
        {
            if (value is not null && !SecretForm().IsMatch(value))
                failures.Add($"DiscogsOptions.{option} is empty, or has characters that no Discogs credential has. Copy it anew, without blanks, or set it to null.");
        }
    }

    private static bool IsSafe(Uri address)
        => (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;

    [GeneratedRegex(@"\A[!-.0-~]+/[!-~]+ (?:[!-~]+ )*\+https?://[!-~]+\z")]
    private static partial Regex UserAgentForm();

    [GeneratedRegex(@"\A[A-Za-z0-9_\-.~+/=]+\z")]
    private static partial Regex SecretForm();
}
