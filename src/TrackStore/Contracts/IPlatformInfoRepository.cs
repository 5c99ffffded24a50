using Microsoft.EntityFrameworkCore;

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

    /// <summary>Marks the links of tracks as stale that are selected in the same transaction.</summary>
    /// <param name="selectAsync">Returns the ids of stored tracks.</param>
    /// <param name="platform">The platform's name, or null for every platform.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<int> MarkForUpdateAsync(
        Func<DbContext, CancellationToken, Task<IReadOnlyList<long>>> selectAsync, string? platform, CancellationToken cancellationToken);

    /// <inheritdoc cref="ITrackRepository.NeedsUpdateAsync"/>
    Task<bool> NeedsUpdateAsync(long trackId, string? platform, CancellationToken cancellationToken);
}
