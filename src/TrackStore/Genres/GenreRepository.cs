using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Taxonomy;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <inheritdoc cref="IGenreRepository"/>
internal sealed partial class GenreRepository(StoreDatabase database, FieldRanking ranking) : IGenreRepository
{
    public Task<Genre?> GetGenreAsync(long genreId, CancellationToken cancellationToken = default)
        => database.QueryAsync((context, token) => GenreReader.Of(context).GetAsync(genreId, token), cancellationToken);

    public Task<Genre?> FindGenreAsync(string name, CancellationToken cancellationToken = default)
    {
        string key = NormalizedName.From(name, nameof(name)).Key;
        return database.QueryAsync((context, token) => GenreReader.Of(context).FindAsync(key, token), cancellationToken);
    }

    public Task<GenrePage> ListGenresAsync(GenreQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, GenreQuery.MaxPageSize, nameof(query));
        _ = EnumNames<GenreOrder>.Of(query.OrderBy);
        var names = NameQuery.From(
            query.Text, query.OrderBy == GenreOrder.TrackCount, query.Descending, query.PageSize, query.Cursor, nameof(query));
        return database.QueryAsync(
            async (context, token) =>
            {
                (IReadOnlyList<Genre> items, string? next) = await GenreReader.Of(context).ReadPageAsync(names, token)
                    .ConfigureAwait(false);
                return new GenrePage { Items = items, NextCursor = next };
            },
            cancellationToken);
    }

    public Task<int> CountGenresAsync(string? text = null, CancellationToken cancellationToken = default)
    {
        string folded = NameQuery.Fold(text, nameof(text));
        return database.QueryAsync((context, token) => GenreReader.Of(context).CountAsync(folded, token), cancellationToken);
    }

    public Task<Genre> DefineGenreAsync(
        string name, string? description, string? color, CancellationToken cancellationToken = default)
    {
        NormalizedName genre = NormalizedName.From(name, nameof(name));
        string? text = TextRules.Optional(description, TextRules.Description, nameof(description));
        string? storedColor = HexColor.Validate(color, nameof(color));
        return ChangeAsync(
            rows =>
            {
                var genres = new GenreTaxonomy(rows, ranking);
                GenreEntity? before = genres.Find(genre) is { } known ? rows.Genres.Find(known) : null;
                GenreEntity defined = genres.Define(genre, text, storedColor);
                return (defined.Id, ChangeRecorder.Record(
                    rows, HistoryKind.GenreDefined, defined.Name, DefinitionSubjects.Of(defined.ToSubject(), before, defined)));
            },
            cancellationToken);
    }

    public Task<Genre> AddSpellingAsync(long genreId, string spelling, CancellationToken cancellationToken = default)
        => ChangeSpellingAsync(
            genreId, spelling, (genres, genre, word) => genres.AddSpelling(genre, word), isRemoved: false, cancellationToken);

    public Task<Genre> RemoveSpellingAsync(long genreId, string spelling, CancellationToken cancellationToken = default)
        => ChangeSpellingAsync(
            genreId, spelling, (genres, genre, word) => genres.RemoveSpelling(genre, word), isRemoved: true, cancellationToken);

    public Task<IReadOnlyList<GenreProposal>> ProposeMergesAsync(CancellationToken cancellationToken = default)
        => database.QueryAsync<IReadOnlyList<GenreProposal>>(
            async (context, token) =>
            [
                .. (await GenreReader.Of(context).ReadAlikeAsync(SeparateNames.Genres, token).ConfigureAwait(false))
                    .Select(alike => new GenreProposal { Kept = alike[0], Others = [.. alike.Skip(1)] }),
            ],
            cancellationToken);

    public Task<HistoryEntry?> RejectMergeAsync(long firstGenreId, long secondGenreId, CancellationToken cancellationToken = default)
        => SetSeparateAsync(firstGenreId, secondGenreId, isSeparate: true, cancellationToken);

    public Task<IReadOnlyList<GenreProposal>> ListRejectedMergesAsync(CancellationToken cancellationToken = default)
        => database.QueryAsync<IReadOnlyList<GenreProposal>>(
            async (context, token) =>
            [
                .. (await GenreReader.Of(context).ReadSeparateAsync(SeparateNames.Genres, token).ConfigureAwait(false))
                    .Select(pair => new GenreProposal { Kept = pair.First, Others = [pair.Second] }),
            ],
            cancellationToken);

    public Task<HistoryEntry?> AllowMergeAsync(long firstGenreId, long secondGenreId, CancellationToken cancellationToken = default)
        => SetSeparateAsync(firstGenreId, secondGenreId, isSeparate: false, cancellationToken);

    private Task<HistoryEntry?> SetSeparateAsync(
        long firstGenreId, long secondGenreId, bool isSeparate, CancellationToken cancellationToken)
    {
        SeparateNames.ThrowIfSame(firstGenreId, secondGenreId, nameof(secondGenreId));
        return database.PlanAsync(
            rows =>
            {
                GenreEntity first = rows.RequireGenre(firstGenreId);
                GenreEntity second = rows.RequireGenre(secondGenreId);
                if (!SeparateNames.Genres.Set(rows, firstGenreId, secondGenreId, isSeparate))
                    return null;
                rows.Changes.DefinedGenre(firstGenreId);
                rows.Changes.DefinedGenre(secondGenreId);
                return ChangeRecorder.Record(
                    rows,
                    isSeparate ? HistoryKind.GenreMergeRejected : HistoryKind.GenreMergeAllowed,
                    $"{first.Name} and {second.Name}",
                    first.ToSubject(),
                    second.ToSubject());
            },
            cancellationToken);
    }

    private Task<Genre> ChangeSpellingAsync(
        long genreId,
        string spelling,
        Action<GenreTaxonomy, GenreEntity, NormalizedName> change,
        bool isRemoved,
        CancellationToken cancellationToken)
    {
        NormalizedName word = NormalizedName.From(spelling, nameof(spelling));
        return ChangeAsync(
            rows =>
            {
                GenreEntity genre = rows.RequireGenre(genreId);
                change(new GenreTaxonomy(rows, ranking), genre, word);
                return (genreId, TaxonomyChange.RecordSpelling(rows, HistoryKind.GenreSpellingChanged, genre.ToSubject(), word, isRemoved));
            },
            cancellationToken);
    }

    private Task<Genre> ChangeAsync(Func<LibraryRows, (long Id, HistoryEntry? Change)> change, CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                (long genreId, HistoryEntry? recorded) = change(rows);
                if (recorded is not null)
                    rows.Changes.DefinedGenre(genreId);
                return genreId;
            },
            async (context, genreId, token) => (await GenreReader.Of(context).GetAsync(genreId, token).ConfigureAwait(false))!,
            cancellationToken);
}
