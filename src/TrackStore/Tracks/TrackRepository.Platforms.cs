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
        PlatformLinkOptions? options = null,
        CancellationToken cancellationToken = default)
        => platforms.AddAsync(trackId, platform, platformId, platformUri, platformData, fields, options, cancellationToken);

    public Task<IReadOnlyList<PlatformInfo>> GetPlatformInfoAsync(long trackId, CancellationToken cancellationToken = default)
        => platforms.ListAsync(trackId, cancellationToken);

    public Task<PlatformInfo?> GetPlatformInfoAsync(long trackId, string platform, CancellationToken cancellationToken = default)
        => platforms.GetPrimaryAsync(trackId, platform, cancellationToken);

    public Task<bool> SetPrimaryPlatformInfoAsync(
        long trackId, string platform, string platformId, CancellationToken cancellationToken = default)
        => platforms.SetPrimaryAsync(trackId, platform, platformId, cancellationToken);

    public Task<bool> RemovePlatformInfoAsync(
        long trackId, string platform, string? platformId = null, CancellationToken cancellationToken = default)
        => platforms.RemoveAsync(trackId, platform, platformId, cancellationToken);

    public Task<int> MarkForUpdateAsync(
        long trackId, string? platform = null, string? platformId = null, CancellationToken cancellationToken = default)
        => platforms.MarkForUpdateAsync(trackId, platform, platformId, cancellationToken);

    public Task<bool> NeedsUpdateAsync(long trackId, string? platform = null, CancellationToken cancellationToken = default)
        => platforms.NeedsUpdateAsync(trackId, platform, cancellationToken);
}
