namespace TrackStore;

/// <summary>How Discogs is asked. <see cref="UserAgent"/> is the one setting that has no default.</summary>
public sealed class DiscogsOptions
{
    /// <summary>
    /// Gets or sets what the application calls itself, as Discogs asks of everyone: name, slash, version, a space, and a plus sign with the address where its
    /// authors are found: <c>MyApplication/1.0 +https://example.com/contact</c>.
    /// </summary>
    /// <value>The default is empty, which is refused.</value>
    public string UserAgent { get; set; } = "";

    /// <summary>
    /// Gets or sets the user's personal access token, made at <c>https://www.discogs.com/settings/developers</c>, or null. It opens search, pictures, the user's
    /// own collection and wantlist, and 60 requests a minute.
    /// </summary>
    /// <value>The default is null. Give either a token, or key and secret, or neither.</value>
    public string? PersonalToken { get; set; }

    /// <summary>Gets or sets the application's consumer key, or null. Key and secret open search, pictures and 60 requests a minute, but nobody's private data.</summary>
    /// <value>The default is null.</value>
    public string? ConsumerKey { get; set; }

    /// <summary>Gets or sets the consumer secret that belongs to <see cref="ConsumerKey"/>, or null.</summary>
    /// <value>The default is null.</value>
    public string? ConsumerSecret { get; set; }

    /// <summary>Gets or sets whose collection and wantlist are read, or null for the owner of the <see cref="PersonalToken"/>.</summary>
    /// <value>The default is null.</value>
    public string? UserName { get; set; }

    /// <summary>Gets or sets where the API is found: https, or http on this machine.</summary>
    /// <value>The default is <c>https://api.discogs.com/</c>.</value>
    public Uri BaseAddress { get; set; } = new("https://api.discogs.com/");

    /// <summary>Gets or sets how many entries of a list are asked for at once, 1 to 100.</summary>
    /// <value>The default is 100, the most that Discogs gives.</value>
    public int PageSize { get; set; } = 100;

    /// <summary>Gets or sets how many releases a search looks into for tracks, 1 to 50. Each costs one request.</summary>
    /// <value>The default is 5.</value>
    public int SearchDepth { get; set; } = 5;

    /// <summary>Gets or sets how long one attempt may take, its whole body included, from a second to ten minutes.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often a request that failed for a passing reason is tried again, 0 to 10 times.</summary>
    /// <value>The default is 4.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>
    /// Gets or sets the longest wait before another attempt, from a second to an hour. When Discogs asks for a longer one, the call fails as
    /// <see cref="PlatformFault.RateLimited"/> at once.
    /// </summary>
    /// <value>The default is 2 minutes.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets how long it is remembered what is in the collection and wantlist, from zero to a day. With it, tracks that come from elsewhere (a release, a
    /// refresh of stale links) keep saying so, at the price of one request for each <see cref="PageSize"/> entries; with zero they don't.
    /// </summary>
    /// <value>The default is 10 minutes.</value>
    public TimeSpan CollectionLifetime { get; set; } = TimeSpan.FromMinutes(10);
}
