using TrackStore.Storage.Plans;

namespace TrackStore.Contracts;

/// <summary>The part of <see cref="ITrackRepository"/> that deals with links to platforms.</summary>
internal interface IPlatformInfoRepository
{
    /// <inheritdoc cref="ITrackRepository.AddPlatformInfoAsync"/>
    Task<PlatformInfo> AddAsync(
        long trackId,
        string platform,
        string platformId,
        string? platformUri,
        string? platformData,
        TrackFieldValues? fields,
        PlatformLinkOptions? options,
        CancellationToken cancellationToken);

    /// <inheritdoc cref="ITrackRepository.GetPlatformInfoAsync(long, CancellationToken)"/>
    Task<IReadOnlyList<PlatformInfo>> ListAsync(long trackId, CancellationToken cancellationToken);

    /// <inheritdoc cref="ITrackRepository.GetPlatformInfoAsync(long, string, CancellationToken)"/>
    Task<PlatformInfo?> GetPrimaryAsync(long trackId, string platform, CancellationToken cancellationToken);

    /// <inheritdoc cref="ITrackRepository.SetPrimaryPlatformInfoAsync"/>
    Task<bool> SetPrimaryAsync(long trackId, string platform, string platformId, CancellationToken cancellationToken);

    /// <inheritdoc cref="ITrackRepository.RemovePlatformInfoAsync"/>
    Task<bool> RemoveAsync(long trackId, string platform, string? platformId, CancellationToken cancellationToken);

    /// <inheritdoc cref="ITrackRepository.MarkForUpdateAsync(long, string, string, CancellationToken)"/>
    Task<int> MarkForUpdateAsync(long trackId, string? platform, string? platformId, CancellationToken cancellationToken);

    /// <summary>Plans to mark the links of stored tracks as stale.</summary>
    /// <returns>The number of tracks with links that were not marked before.</returns>
    int MarkForUpdate(LibraryRows rows, IReadOnlyList<long> trackIds, string? platform);

    /// <inheritdoc cref="ITrackRepository.NeedsUpdateAsync"/>
    Task<bool> NeedsUpdateAsync(long trackId, string? platform, CancellationToken cancellationToken);
}
