using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of the Spotify client: credentials, what is asked for, and how long it may take.</summary>
/// <remarks>
/// Without credentials nothing can be asked for: every call throws a <see cref="PlatformException"/> that says so. An app's id and secret open what is public
/// (search, tracks, albums); what belongs to a user wants that user's own token.
/// </remarks>
public sealed class SpotifyOptions
{
    /// <summary>Gets or sets the app's client id, from Spotify's dashboard for developers.</summary>
    /// <value>The default is null. It goes together with <see cref="ClientSecret"/>.</value>
    public string? ClientId { get; set; }

    /// <summary>Gets or sets the app's client secret. It is sent to <see cref="AccountsAddress"/> alone, and never logged.</summary>
    /// <value>The default is null. It goes together with <see cref="ClientId"/>.</value>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Gets or sets what gives the user's access token, for saved tracks and the user's own playlists. It is called before every request, from any thread, and again
    /// after Spotify refused the token: keep the token, and renew it before it expires. Null for "nobody is signed in": the app's own token is used where it will do.
    /// </summary>
    /// <value>The default is null. Saved tracks need the scope <c>user-library-read</c>, private playlists <c>playlist-read-private</c>.</value>
    public Func<CancellationToken, ValueTask<string?>>? UserToken { get; set; }

    /// <summary>Gets or sets the address of the Web API: https, or http on this machine.</summary>
    /// <value>The default is <c>https://api.spotify.com/v1/</c>.</value>
    [Required]
    public Uri ApiAddress { get; set; } = new("https://api.spotify.com/v1/");

    /// <summary>Gets or sets the address of the accounts service, which gives the app its token: https, or http on this machine.</summary>
    /// <value>The default is <c>https://accounts.spotify.com/</c>.</value>
    [Required]
    public Uri AccountsAddress { get; set; } = new("https://accounts.spotify.com/");

    /// <summary>Gets or sets the country whose catalogue counts, in two letters (ISO 3166-1), or null for the user's own.</summary>
    /// <value>The default is null. A track that Spotify replaces by another edition for this country keeps its own id.</value>
    [RegularExpression("[A-Za-z]{2}", ErrorMessage = "Market is a country in two letters, such as SE.")]
    public string? Market { get; set; }

    /// <summary>Gets or sets how many answers one page of a search brings. An app in development mode may not ask for more than 10.</summary>
    /// <value>The default is 10.</value>
    [Range(1, 50)]
    public int SearchPageSize { get; set; } = 10;

    /// <summary>Gets or sets how many tracks one page of saved tracks, a playlist or an album brings.</summary>
    /// <value>The default is 50, the most that Spotify allows.</value>
    [Range(1, 50)]
    public int PageSize { get; set; } = 50;

    /// <summary>Gets or sets a value indicating whether a track's genres are asked for. They are those of its artists: one request for 50 artists, or for each where Spotify refuses batches.</summary>
    /// <value>The default is true.</value>
    public bool IncludeGenres { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether tempo and key are asked for. Spotify gives them to older apps only; where it refuses, they are left alone for an hour.</summary>
    /// <value>The default is true.</value>
    public bool IncludeAudioFeatures { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether search results, too, bring genres, tempo and key, which makes a search wait for more requests.</summary>
    /// <value>The default is false.</value>
    public bool DetailedSearch { get; set; }

    /// <summary>Gets or sets how long one attempt may take, to the last byte of its answer.</summary>
    /// <value>The default is 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets or sets how long one request may take with all of its attempts and the waits between them.</summary>
    /// <value>The default is 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets how many times a request is tried again that failed for want of a network, on Spotify's side, or because it came too soon.</summary>
    /// <value>The default is 3; 0 never tries again.</value>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>
    /// Gets or sets the longest wait that Spotify may ask for (<c>Retry-After</c>) and get. When it asks for a longer one, requests fail at once as
    /// <see cref="PlatformFault.RateLimited"/> until it is over, and none is sent.
    /// </summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);
}
