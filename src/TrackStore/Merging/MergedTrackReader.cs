using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Tracks.Layers;

namespace TrackStore.Merging;

/// <summary>Reads what a track shows from the rows of a plan that is not written.</summary>
internal static class MergedTrackReader
{
    public static MergedTrack Read(LibraryRows rows, long trackId, FieldRanking ranking)
    {
        TrackEntity track = rows.RequireTrack(trackId);
        TrackLayers layers = rows.LayersOf(trackId, ranking);
        ArtworkEntity? artwork = track.ShownArtworkId is { } artworkId ? rows.Artworks.Find(artworkId) : null;
        return new MergedTrack
        {
            TrackId = trackId,
            Fields =
            [
                .. Enum.GetValues<TrackField>()
                    .Where(FieldRules.IsText)
                    .Select(field => FieldExplainer.CandidatesOf(layers, field).FirstOrDefault(value => value.IsEffective))
                    .OfType<TrackFieldValue>(),
            ],
            Genres =
            [
                .. rows.TrackGenres.ByTrack.Find(trackId)
                    .Where(genre => genre.IsEffective)
                    .OrderBy(genre => genre.Position)
                    .Select(genre => rows.Genres.Find(genre.GenreId)?.Name)
                    .OfType<string>(),
            ],
            Tags =
            [
                .. rows.TrackTags.ByTrack.Find(trackId)
                    .Select(tag => rows.Tags.Find(tag.TagId))
                    .OfType<TagEntity>()
                    .OrderBy(tag => tag.NameKey, StringComparer.Ordinal)
                    .Select(tag => tag.Name),
            ],
            Platforms =
            [
                .. rows.Links.ByTrack.Find(trackId).Select(link => link.Platform).Distinct().Order(StringComparer.Ordinal),
            ],
            LocalPath = track.LocalPath,
            ArtworkKey = StoredArtworkKey.Read(artwork?.Id, artwork?.KeyHash),
        };
    }
}
