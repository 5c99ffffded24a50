using System.ComponentModel.DataAnnotations;

namespace TrackStore;

/// <summary>Settings of the Spotify client: credentials, what to request, and time limits.</summary>
/// <remarks>
/// Every call needs credentials and throws a <see cref="PlatformException"/> without them. An app's id and secret give access to public
/// data (search, tracks, albums); a user's own data needs that user's token.
/// </remarks>
public sealed class SpotifyOptions
{
    /// <summary>Gets or sets the app's client id, from Spotify's dashboard for developers.</summary>
    /// <value>The default is null. Set it together with <see cref="ClientSecret"/>.</value>
    public string? ClientId { get; set; }

    /// <summary>Gets or sets the app's client secret. It is sent only to <see cref="AccountsAddress"/>, and never logged.</summary>
    /// <value>The default is null. Set it together with <see cref="ClientId"/>.</value>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// Gets or sets a callback that returns the user's access token, for saved tracks and the user's own playlists. The client calls it
    /// before every request, from any thread, and again after Spotify refused the token: cache the token and renew it before it expires.
    /// Return null when nobody is signed in; the client then uses the app's own token where that is enough.
    /// </summary>
    /// <value>The default is null. Saved tracks need the scope <c>user-library-read</c>, private playlists
    /// <c>playlist-read-private</c>.</value>
    public Func<CancellationToken, ValueTask<string?>>? UserToken { get; set; }

    /// <summary>Gets or sets the address of the Web API: https, or http on this machine.</summary>
    /// <value>The default is <c>https://api.spotify.com/v1/</c>.</value>
    [Required]
    public Uri ApiAddress { get; set; } = new("https://api.spotify.com/v1/");

    /// <summary>Gets or sets the address of the accounts service, which issues the app's token: https, or http on this machine.</summary>
    /// <value>The default is <c>https://accounts.spotify.com/</c>.</value>
    [Required]
    public Uri AccountsAddress { get; set; } = new("https://accounts.spotify.com/");

    /// <summary>Gets or sets the country whose catalog to use, as two letters (ISO 3166-1), or null for the user's own.</summary>
    /// <value>The default is null. A track that Spotify replaces by another edition for this country keeps its own id.</value>
    [RegularExpression("[A-Za-z]{2}", ErrorMessage = "Set Market to a country code of two letters, such as SE.")]
    public string? Market { get; set; }

    /// <summary>
    /// Gets or sets the number of results on a search page, 1 to 50. An app in development mode may not request more than 10.
    /// </summary>
    /// <value>The default is 10.</value>
    [Range(1, 50)]
    public int SearchPageSize { get; set; } = 10;

    /// <summary>Gets or sets the number of tracks on a page of saved tracks, a playlist or an album, 1 to 50.</summary>
    /// <value>The default is 50, the most that Spotify allows.</value>
    [Range(1, 50)]
    public int PageSize { get; set; } = 50;

    /// <summary>
    /// Gets or sets a value indicating whether to request genres. They are those of the track's artists: one request for 50 artists, or
    /// for each artist where Spotify refuses batches.
    /// </summary>
    /// <value>The default is true.</value>
    public bool IncludeGenres { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether to request tempo and key. Spotify gives them to older apps only; after a refusal the
    /// client doesn't request them for an hour.
    /// </summary>
    /// <value>The default is true.</value>
    public bool IncludeAudioFeatures { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether search results include genres, tempo and key, which costs further requests.
    /// </summary>
    /// <value>The default is false.</value>
    public bool DetailedSearch { get; set; }

    /// <summary>Gets or sets the time limit of one attempt, including its whole response, 1 second to 10 minutes.</summary>
    /// <value>The default is 15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets or sets the time limit of a request with all of its attempts and the waits between them, 1 second to a day.</summary>
    /// <value>The default is 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets or sets the number of retries after a network failure, a server error or a rate limit, 0 to 10.</summary>
    /// <value>The default is 3; 0 disables retries.</value>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>
    /// Gets or sets the longest wait that the client accepts from Spotify (<c>Retry-After</c>), zero to a day. If Spotify asks for a
    /// longer one, requests fail at once as <see cref="PlatformFault.RateLimited"/> until it is over, and none is sent.
    /// </summary>
    /// <value>The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);
}
