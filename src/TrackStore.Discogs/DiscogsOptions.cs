namespace TrackStore;

/// <summary>Settings of the Discogs client. <see cref="UserAgent"/> is required.</summary>
public sealed class DiscogsOptions
{
    /// <summary>
    /// Gets or sets the application's name, in the form that Discogs asks for: name, slash, version, a space, and a plus sign with the
    /// address of its authors: <c>MyApplication/1.0 +https://example.com/contact</c>.
    /// </summary>
    /// <value>The default is empty, which fails validation.</value>
    public string UserAgent { get; set; } = "";

    /// <summary>
    /// Gets or sets the user's personal access token, created at <c>https://www.discogs.com/settings/developers</c>, or null. It gives
    /// access to search, images, the user's own collection and wantlist, and 60 requests per minute.
    /// </summary>
    /// <value>The default is null. Set either a token, or key and secret, or neither.</value>
    public string? PersonalToken { get; set; }

    /// <summary>
    /// Gets or sets the application's consumer key, or null. Key and secret give access to search, images and 60 requests per minute, but
    /// not to private data.
    /// </summary>
    /// <value>The default is null.</value>
    public string? ConsumerKey { get; set; }

    /// <summary>Gets or sets the consumer secret that belongs to <see cref="ConsumerKey"/>, or null.</summary>
    /// <value>The default is null.</value>
    public string? ConsumerSecret { get; set; }

    /// <summary>
    /// Gets or sets the user whose collection and wantlist are read, or null for the owner of the <see cref="PersonalToken"/>.
    /// </summary>
    /// <value>The default is null.</value>
    public string? UserName { get; set; }

    /// <summary>Gets or sets the address of the API: https, or http on this machine.</summary>
    /// <value>The default is <c>https://api.discogs.com/</c>.</value>
    public Uri BaseAddress { get; set; } = new("https://api.discogs.com/");

    /// <summary>Gets or sets the number of entries on a page of a list, 1 to 100.</summary>
    /// <value>The default is 100, the most that Discogs allows.</value>
    public int PageSize { get; set; } = 100;

    /// <summary>Gets or sets the number of releases that a search reads, 1 to 50. Each costs one request.</summary>
    /// <value>The default is 5.</value>
    public int SearchDepth { get; set; } = 5;

    /// <summary>Gets or sets the time limit of one attempt, including its whole response, 1 second to 10 minutes.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the number of retries after a transient failure, 0 to 10.</summary>
    /// <value>The default is 4.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>
    /// Gets or sets the longest wait before a retry, 1 second to an hour. If Discogs asks for a longer one (<c>Retry-After</c>), the call
    /// fails at once with <see cref="PlatformException.RetryAfter"/>.
    /// </summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets how long the client caches the contents of the collection and wantlist, zero to a day. With a cache, tracks from
    /// elsewhere (a release, a refresh of stale links) also show what the user owns, at the cost of one request for each
    /// <see cref="PageSize"/> entries; with zero they don't.
    /// </summary>
    /// <value>The default is 10 minutes.</value>
    public TimeSpan CollectionLifetime { get; set; } = TimeSpan.FromMinutes(10);
}
