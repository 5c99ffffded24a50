using Microsoft.EntityFrameworkCore;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
using TrackStore.Tags;
using TrackStore.Text;

namespace TrackStore.Genres;

/// <inheritdoc cref="IGenreRepository"/>
internal sealed partial class GenreRepository(StoreDatabase database, FieldRanking ranking) : IGenreRepository
{
    public Task<Genre?> GetGenreAsync(long genreId, CancellationToken cancellationToken = default) => database.QueryAsync(
        (context, token) => OneAsync(context, genre => genre.Where(row => row.Id == genreId), token), cancellationToken);

    public Task<Genre?> FindGenreAsync(string name, CancellationToken cancellationToken = default)
    {
        string key = NormalizedName.From(name, nameof(name)).Key;
        return database.QueryAsync(
            (context, token) => OneAsync(
                context,
                genres => genres.Where(genre => genre.NameKey == key
                    || context.Set<GenreAliasEntity>().Any(alias => alias.NameKey == key && alias.GenreId == genre.Id)),
                token),
            cancellationToken);
    }

    public Task<GenrePage> ListGenresAsync(GenreQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, GenreQuery.MaxPageSize, nameof(query));
        _ = EnumNames<GenreOrder>.Of(query.OrderBy);
        _ = TextRules.Optional(query.Text, TextRules.ShortName, nameof(query.Text));
        var after = NameCursor.From(query.Cursor, query.OrderBy == GenreOrder.TrackCount, query.Descending, nameof(query));
        return database.QueryAsync((context, token) => GenreReader.ReadPageAsync(context, query, after, token), cancellationToken);
    }

    public Task<Genre> DefineGenreAsync(
        string name, string? description, string? color, CancellationToken cancellationToken = default)
    {
        NormalizedName genre = NormalizedName.From(name, nameof(name));
        string? text = TextRules.Optional(description, TextRules.Description, nameof(description));
        string? storedColor = HexColor.Validate(color, nameof(color));
        return ChangeAsync(
            rows => new GenreTaxonomy(rows, ranking).Define(genre, text, storedColor), HistoryKind.GenreDefined, null, cancellationToken);
    }

    public Task<Genre> AddSpellingAsync(long genreId, string spelling, CancellationToken cancellationToken = default)
    {
        NormalizedName word = NormalizedName.From(spelling, nameof(spelling));
        return ChangeAsync(
            rows =>
            {
                GenreEntity genre = rows.RequireGenre(genreId);
                new GenreTaxonomy(rows, ranking).AddSpelling(genre, word);
                return genre;
            },
            HistoryKind.GenreSpellingChanged,
            word.Name,
            cancellationToken);
    }

    public Task<Genre> RemoveSpellingAsync(long genreId, string spelling, CancellationToken cancellationToken = default)
    {
        NormalizedName word = NormalizedName.From(spelling, nameof(spelling));
        return ChangeAsync(
            rows =>
            {
                GenreEntity genre = rows.RequireGenre(genreId);
                new GenreTaxonomy(rows, ranking).RemoveSpelling(genreId, word);
                return genre;
            },
            HistoryKind.GenreSpellingChanged,
            word.Name,
            cancellationToken);
    }

    public Task<IReadOnlyList<GenreProposal>> ProposeMergesAsync(CancellationToken cancellationToken = default)
        => database.QueryAsync(GenreProposals.ReadAsync, cancellationToken);

    private Task<Genre> ChangeAsync(
        Func<LibraryRows, GenreEntity> change, HistoryKind kind, string? spelling, CancellationToken cancellationToken)
        => database.PlanAsync(
            rows =>
            {
                GenreEntity genre = change(rows);
                HistoryEntry? recorded = ChangeRecorder.Record(
                    rows,
                    kind,
                    spelling is null ? genre.Name : $"{spelling}: {genre.Name}",
                    spelling is null
                        ? [genre.ToSubject()]
                        : [genre.ToSubject(), new HistorySubject(HistorySubjectKind.Spelling, Id: null, spelling)]);
                if (recorded is not null)
                    rows.Changes.DefinedGenre(genre.Id);
                return genre.Id;
            },
            async (context, genreId, token) =>
                (await OneAsync(context, genres => genres.Where(genre => genre.Id == genreId), token).ConfigureAwait(false))!,
            cancellationToken);

    private static async Task<Genre?> OneAsync(
        DbContext context, Func<IQueryable<GenreEntity>, IQueryable<GenreEntity>> which, CancellationToken cancellationToken)
        => await GenreReader.ReadAsync(context, which(context.Set<GenreEntity>()), cancellationToken).ConfigureAwait(false) is [{ } genre]
            ? genre
            : null;
}
