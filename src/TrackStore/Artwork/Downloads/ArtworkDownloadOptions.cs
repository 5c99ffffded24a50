using System.ComponentModel.DataAnnotations;
using TrackStore.Artwork.Downloads;

namespace TrackStore;

/// <summary>
/// Options for downloading artwork from the URLs that platforms name. <see cref="ArtworkOptions"/> limits the bytes and pixels of a
/// picture. The options are read once, at the first download.
/// </summary>
public sealed class ArtworkDownloadOptions
{
    /// <summary>
    /// Gets or sets how long a download may take, from connecting to the last byte and including redirects: 1 second to 1 hour. Waiting
    /// for other downloads does not count.
    /// </summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how many redirects a download follows, 0 to 20. Each is checked like the first URL.</summary>
    /// <value>The default is 5.</value>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Gets or sets how many downloads run at the same time, 1 to 256.</summary>
    /// <value>The default is 8.</value>
    [Range(1, 256)]
    public int MaxConcurrentDownloads { get; set; } = 8;

    /// <summary>Gets or sets how many downloads from one host run at the same time, 1 to 256.</summary>
    /// <value>The default is 4.</value>
    [Range(1, 256)]
    public int MaxConcurrentDownloadsPerHost { get; set; } = 4;

    /// <summary>
    /// Gets or sets the hosts, by name or address without scheme and port, that may be on this machine or in a private network. All other
    /// hosts must be on the public internet. Platform data and redirects of any server can then lead to these hosts too.
    /// </summary>
    /// <value>The default is empty.</value>
    [Required]
    [HostList]
    public IList<string> AllowedHosts { get; set; } = [];

    /// <summary>
    /// Gets or sets the networks, in CIDR notation such as 192.168.1.0/24 or fd00::/8, that are allowed in addition to the public
    /// internet. Platform data and redirects of any server can then lead to these networks too.
    /// </summary>
    /// <value>The default is empty.</value>
    [Required]
    [NetworkList]
    public IList<string> AllowedNetworks { get; set; } = [];

    /// <summary>
    /// Gets or sets the User-Agent header. Some platforms, such as Discogs, refuse requests from unknown applications: name yours, such as
    /// "MyPlayer/2.1 (+https://myplayer.example)".
    /// </summary>
    /// <value>The default is TrackStore and its version.</value>
    [Required]
    [UserAgent]
    public string UserAgent { get; set; } = "TrackStore/" + typeof(ArtworkDownloadOptions).Assembly.GetName().Version?.ToString(3);

    /// <summary>
    /// Gets or sets the longest wait that a server may request with Retry-After, 1 second to 30 days. Longer ones are shortened to this.
    /// </summary>
    /// <value>The default is 6 hours.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// Gets or sets the wait after a server denied a request (401, 403 and other 4xx responses) without a Retry-After, and before a
    /// picture that was refused by its content may be requested again: 1 second to 30 days.
    /// </summary>
    /// <value>The default is 1 day.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan DeniedRetryAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Gets or sets how long a downloaded picture counts as current, 1 minute to 3,650 days. When a track names its URL again after that,
    /// the server is asked whether the picture has changed.
    /// </summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RevalidateAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Gets or sets how long a process reserves a download that it runs, 1 second to 1 day, so that no other process that shares the
    /// library downloads the same picture. The reservation is renewed while the download runs, and given up when the process stops. When
    /// a process is killed, its running downloads are repeated after this time. Keep it well above the difference between the clocks of
    /// machines that share the library.
    /// </summary>
    /// <value>The default is 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets or sets a value indicating whether opening the library resumes its queued downloads in the background. If false, opening uses
    /// no network; <see cref="ITrackSynchronizer.DownloadArtworkAsync"/> and each sync that includes artwork process the queue.
    /// </summary>
    /// <value>The default is true.</value>
    public bool ResumeOnOpen { get; set; } = true;
}
