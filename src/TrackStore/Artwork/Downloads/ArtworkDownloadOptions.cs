using System.ComponentModel.DataAnnotations;
using TrackStore.Artwork.Downloads;

namespace TrackStore;

/// <summary>
/// Says how artwork is downloaded from the addresses that platforms give. How many bytes and pixels a picture may have is up to
/// <see cref="ArtworkOptions"/>. Read once, when the first download is made.
/// </summary>
public sealed class ArtworkDownloadOptions
{
    /// <summary>
    /// Gets or sets how long one download may take, from connecting to the last byte, redirects included, from 1 second to 1 hour. The wait for its turn
    /// doesn't count.
    /// </summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how many redirects one download follows, from 0 to 20. Each is checked like the first address.</summary>
    /// <value>The default is 5.</value>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Gets or sets how many downloads run at the same time, from 1 to 256.</summary>
    /// <value>The default is 8.</value>
    [Range(1, 256)]
    public int MaxConcurrentDownloads { get; set; } = 8;

    /// <summary>Gets or sets how many downloads run at the same time from one host, from 1 to 256.</summary>
    /// <value>The default is 4.</value>
    [Range(1, 256)]
    public int MaxConcurrentDownloadsPerHost { get; set; } = 4;

    /// <summary>
    /// Gets or sets the hosts, by name or address without scheme and port, that may be anywhere: on this machine, or in a private network. All others have to be on the public
    /// internet. A platform's data, and any server's redirect, can then lead to them as well.
    /// </summary>
    /// <value>The default is empty.</value>
    [Required]
    [HostList]
    public IList<string> AllowedHosts { get; set; } = [];

    /// <summary>
    /// Gets or sets the networks, in CIDR notation such as 192.168.1.0/24 or fd00::/8, that are allowed beside the public internet. A platform's data, and
    /// any server's redirect, can then lead to them as well.
    /// </summary>
    /// <value>The default is empty.</value>
    [Required]
    [NetworkList]
    public IList<string> AllowedNetworks { get; set; } = [];

    /// <summary>
    /// Gets or sets the User-Agent that is sent. Some platforms, Discogs among them, refuse requests whose application they can't tell: name yours, such as
    /// "MyPlayer/2.1 (+https://myplayer.example)".
    /// </summary>
    /// <value>The default is TrackStore and its version.</value>
    [Required]
    [UserAgent]
    public string UserAgent { get; set; } = "TrackStore/" + typeof(ArtworkDownloadOptions).Assembly.GetName().Version?.ToString(3);

    /// <summary>
    /// Gets or sets the longest wait that a server's Retry-After is obeyed for, from 1 second to 30 days; a longer one counts as this.
    /// </summary>
    /// <value>The default is 6 hours.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// Gets or sets how long a picture is left alone whose server refuses it (401, 403 and other answers of the 4xx family that waiting seldom changes)
    /// without saying until when, from 1 second to 30 days.
    /// </summary>
    /// <value>The default is 1 day.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan DeniedRetryAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Gets or sets how long a picture that was downloaded counts as current, from 1 minute to 3,650 days. When a link that has gone stale names its address
    /// again after that, the server is asked whether it has changed.
    /// </summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RevalidateAfter { get; set; } = TimeSpan.FromDays(30);
}
