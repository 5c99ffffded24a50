using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>
/// The queries that are compiled once. There is an instance for each model, because a compiled query is bound to the first model that it
/// runs with and a process may use two providers.
/// </summary>
internal sealed class CompiledTrackQueries
{
    private static readonly ConditionalWeakTable<IModel, CompiledTrackQueries> ByModel = [];

    private CompiledTrackQueries()
    {
    }

    public Func<DbContext, long, CancellationToken, Task<Track?>> Get { get; } = EF.CompileAsyncQuery(
        (DbContext context, long trackId, CancellationToken _) => context.Set<TrackEntity>()
            .Where(t => t.Id == trackId)
            .LeftJoin(context.Set<ArtworkEntity>(), TrackRowMapping.ShownArtworkId, TrackRowMapping.ArtworkId, TrackRowMapping.ToTrack)
            .FirstOrDefault());

    public Func<DbContext, string, string, CancellationToken, Task<Track?>> FindByPlatform { get; } = EF.CompileAsyncQuery(
        (DbContext context, string platform, string platformId, CancellationToken _) => context.Set<PlatformInfoEntity>()
            .Where(link => link.Platform == platform && link.PlatformId == platformId)
            .OrderBy(link => link.TrackId)
            .Select(link => link.Track!)
            .LeftJoin(context.Set<ArtworkEntity>(), TrackRowMapping.ShownArtworkId, TrackRowMapping.ArtworkId, TrackRowMapping.ToTrack)
            .FirstOrDefault());

    public static CompiledTrackQueries For(DbContext context) => ByModel.GetValue(context.Model, static _ => new CompiledTrackQueries());
}
