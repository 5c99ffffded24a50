namespace TrackStore.Spotify.Responses;

internal sealed record TokenJson
{
    public string? AccessToken { get; init; }

    /// <summary>Gets the lifetime in seconds.</summary>
    public double? ExpiresIn { get; init; }
}
