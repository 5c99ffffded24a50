using TrackStore.Presentation.Details;
using TrackStore.Presentation.History;

namespace TrackStore;

/// <content>Reads and shows a track.</content>
public sealed partial class TrackDetailsViewModel
{
    private async Task ReadAsync(long trackId, int turn, CancellationToken cancellationToken)
    {
        int read = _reads.Begin();
        try
        {
            TrackDetails? details = await Services.Tracks.GetDetailsAsync(trackId, cancellationToken).ConfigureAwait(false);
            HistoryEntry? change = await SubjectChange
                .FindAsync(Services.History, HistorySubjectKind.Track, trackId, cancellationToken).ConfigureAwait(false);
            await Context;
            if (turn != _turn || IsDisposed || !_reads.TryShow(read))
                return;
            if (details is null)
                ShowGone(trackId, change);
            else
                Show(details, change);
        }
        catch (Exception) when (turn != _turn)
        {
            // Another track has been selected, so nobody wants to know.
        }
    }

    private void Show(TrackDetails details, HistoryEntry? change)
    {
        if (Track?.Id != details.Track.Id)
            EndEdits(details.Track.EditVersion);
        Track = details.Track;
        Album = details.Album;
        foreach (FieldViewModel field in Fields)
        {
            FieldExplanation? explanation = details.Fields.FirstOrDefault(at => at.Field == field.Field);
            field.Show(
                explanation,
                explanation?.Winner is { } shown ? TextOf(shown, details.Genres) : null,
                [.. explanation?.Candidates.Select(candidate => Describe(candidate, details.Genres)) ?? []],
                explanation?.Winner is { } winner ? Texts.SourceName(winner) : null,
                details.Track.EditVersion);
        }

        Tags = details.Tags;
        Genres = details.Genres;
        Links = details.Links;
        Appearances = details.Appearances;
        Artwork = details.Artwork;
        PictureCaption = Texts.PictureCaption(details.Artwork);
        LastChange = change;
        State = TrackDetailsState.Shown;
    }

    private FieldCandidate Describe(TrackFieldValue value, IReadOnlyList<TrackGenre> genres) => new(
        value,
        TextOf(value, genres),
        Texts.SourceName(value),
        value is { Layer: FieldLayer.Platform, Value: not null });

    // The names of genres come from the genres themselves, because the value's text separates them by commas, which names have.
    private string? TextOf(TrackFieldValue value, IReadOnlyList<TrackGenre> genres)
    {
        if (value.Field != TrackField.Genres || value.Value is null)
            return value.Value is { } text ? Texts.FormatValue(value.Field, text) : null;
        string source = value.Platform ?? (value.Layer == FieldLayer.User ? Sources.User : Sources.Base);
        string[] names = [.. genres.Where(genre => genre.Source == source && !genre.IsExcluded).Select(genre => genre.Name)];
        return names.Length == 0 ? null : FieldParser.JoinGenres(names);
    }

    // What was known of a deleted track stays, so that the user sees what has gone and can bring it back.
    private void ShowGone(long trackId, HistoryEntry? change)
    {
        bool wasShown = Track?.Id == trackId;
        if (!wasShown)
            Clear();
        State = wasShown || change is not null ? TrackDetailsState.Gone : TrackDetailsState.Unknown;
        LastChange = change;
        (MessageChange, Message) = (change, State == TrackDetailsState.Gone ? Texts.TrackIsGone : null);
    }

    private void Clear()
    {
        EndEdits(0);
        Track = null;
        Album = null;
        foreach (FieldViewModel field in Fields)
            field.Show(null, null, [], null, 0);
        (Tags, Genres, Links, Appearances) = ([], [], [], []);
        (Artwork, PictureCaption, LastChange) = (null, null, null);
        State = TrackDetailsState.Empty;
    }

    private void EndEdits(long version)
    {
        foreach (FieldViewModel field in Fields)
            field.EndEdit(version);
    }
}
