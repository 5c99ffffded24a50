namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    public Task<PlatformInfo> AddPlatformInfoAsync(
        long trackId,
        string platform,
        string platformId,
        string? platformUri = null,
        string? platformData = null,
        TrackFieldValues? fields = null,
        CancellationToken cancellationToken = default)
        => platforms.AddAsync(trackId, platform, platformId, platformUri, platformData, fields, cancellationToken);

    public Task<IReadOnlyList<PlatformInfo>> GetPlatformInfoAsync(long trackId, CancellationToken cancellationToken = default)
        => platforms.ListAsync(trackId, cancellationToken);

    public Task<bool> RemovePlatformInfoAsync(long trackId, string platform, CancellationToken cancellationToken = default)
        => platforms.RemoveAsync(trackId, platform, cancellationToken);

    public Task<int> MarkForUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default)
        => platforms.MarkForUpdateAsync(trackId, platform, cancellationToken);

    public Task<bool> NeedsUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default)
        => platforms.NeedsUpdateAsync(trackId, platform, cancellationToken);
}
