using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Lists;

namespace TrackStore.Tracks.Queries;

/// <inheritdoc cref="ITrackSort"/>
/// <typeparam name="T">The type of the column.</typeparam>
/// <param name="column">The column.</param>
/// <param name="unindexed">The column in an expression that no index has.</param>
/// <param name="keyOf">Returns a track's value as text, or null.</param>
/// <param name="parse">Reads a text of <paramref name="keyOf"/>; false when it is none.</param>
internal sealed class TrackSort<T>(
    Expression<Func<TrackEntity, T>> column,
    Expression<Func<TrackEntity, T>> unindexed,
    Func<TrackSortKeys, string?> keyOf,
    TrackSort<T>.Parser parse) : ITrackSort
{
    private static readonly MethodInfo CompareTexts =
        typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    private readonly Expression<Func<TrackEntity, long>> _id = t => t.Id;

    internal delegate bool Parser(string text, out T value);

    public Expression<Func<TrackEntity, bool>>? HasValue { get; } = default(T) is null && typeof(T) != typeof(string)
        ? Expression.Lambda<Func<TrackEntity, bool>>(
            Expression.NotEqual(column.Body, Expression.Constant(null, typeof(T))), column.Parameters)
        : null;

    public IQueryable<TrackEntity> Sort(IQueryable<TrackEntity> tracks, bool descending, bool useIndex = true)
    {
        Expression<Func<TrackEntity, T>> key = useIndex ? column : unindexed;
        return descending
            ? tracks.OrderByDescending(key).ThenByDescending(t => t.Id)
            : tracks.OrderBy(key).ThenBy(t => t.Id);
    }

    public Expression<Func<TrackEntity, bool>> After(string key, long id, bool descending) => Condition(
        key,
        id,
        descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual,
        descending ? ExpressionType.LessThan : ExpressionType.GreaterThan,
        descending ? ExpressionType.LessThan : ExpressionType.GreaterThan);

    public Expression<Func<TrackEntity, bool>> UpTo(string key, long id, bool descending) => Condition(
        key,
        id,
        descending ? ExpressionType.GreaterThanOrEqual : ExpressionType.LessThanOrEqual,
        descending ? ExpressionType.GreaterThan : ExpressionType.LessThan,
        descending ? ExpressionType.GreaterThanOrEqual : ExpressionType.LessThanOrEqual);

    public string KeyOf(TrackSortKeys keys) => keyOf(keys) ?? "";

    public bool IsKey(string key) => parse(key, out _);

    // key >= value AND (key > value OR id > id): the first part lets databases seek in the index.
    private Expression<Func<TrackEntity, bool>> Condition(
        string key, long id, ExpressionType range, ExpressionType beyond, ExpressionType amongEqual)
    {
        _ = parse(key, out T value);
        ParameterExpression track = column.Parameters[0];
        Expression idBody = new ParameterReplacer(_id.Parameters[0], track).Visit(_id.Body);
        Expression among = Expression.MakeBinary(amongEqual, idBody, Parameter(id));
        Expression compared = Expression.OrElse(Compare(beyond, value), among);
        return Expression.Lambda<Func<TrackEntity, bool>>(Expression.AndAlso(Compare(range, value), compared), track);
    }

    private BinaryExpression Compare(ExpressionType comparison, T value) => typeof(T) == typeof(string)
        ? Expression.MakeBinary(
            comparison, Expression.Call(CompareTexts, column.Body, Parameter(value)), Expression.Constant(0))
        : Expression.MakeBinary(comparison, column.Body, Parameter(value));

    // A member of an object becomes a parameter of the statement; a constant would make each page a statement of its own.
    private static MemberExpression Parameter<TValue>(TValue value)
        => Expression.Property(Expression.Constant(new Holder<TValue>(value)), nameof(Holder<>.Value));

    private sealed record Holder<TValue>(TValue Value);
}

/// <summary>The orders by one column.</summary>
internal static class TrackSort
{
    public static ITrackSort Title { get; } = OfText(t => t.SortTitle, t => t.SortTitle + "", keys => keys.Title);

    public static ITrackSort Artist { get; } = OfText(t => t.SortArtist, t => t.SortArtist + "", keys => keys.Artist);

    public static ITrackSort AddedAt { get; } = OfTime(
        t => t.CreatedAt, t => t.Id > 0 ? t.CreatedAt : default, keys => keys.CreatedAt);

    public static ITrackSort ChangedAt { get; } = OfTime(
        t => t.UpdatedAt, t => t.Id > 0 ? t.UpdatedAt : default, keys => keys.UpdatedAt);

    public static ITrackSort Year { get; } = new TrackSort<int?>(
        t => t.YearNumber, t => t.YearNumber + 0, keys => Text(keys.Year), IsNumber);

    public static ITrackSort Key { get; } = new TrackSort<int?>(
        t => t.KeyNumber, t => t.KeyNumber + 0, keys => Text(keys.KeyNumber), IsNumber);

    public static ITrackSort Duration { get; } = new TrackSort<long?>(
        t => t.DurationMs,
        t => t.DurationMs + 0,
        keys => Text(keys.DurationMs),
        (string text, out long? value) => IsParsed(long.TryParse(text, CultureInfo.InvariantCulture, out long read), read, out value));

    public static ITrackSort Bpm { get; } = new TrackSort<double?>(
        t => t.Bpm,
        t => t.Bpm + 0,
        keys => keys.Bpm?.ToString("R", CultureInfo.InvariantCulture),
        (string text, out double? value) => IsParsed(
            double.TryParse(text, CultureInfo.InvariantCulture, out double read) && double.IsFinite(read), read, out value));

    public static ITrackSort Id { get; } = new TrackSort<long>(
        t => t.Id,
        t => t.Id,
        keys => Text(keys.Id),
        (string text, out long value) => long.TryParse(text, CultureInfo.InvariantCulture, out value));

    private static TrackSort<string> OfText(
        Expression<Func<TrackEntity, string>> column,
        Expression<Func<TrackEntity, string>> unindexed,
        Func<TrackSortKeys, string> keyOf)
        => new(column, unindexed, keyOf, (string text, out string value) =>
        {
            value = text;
            return true;
        });

    private static TrackSort<DateTime> OfTime(
        Expression<Func<TrackEntity, DateTime>> column,
        Expression<Func<TrackEntity, DateTime>> unindexed,
        Func<TrackSortKeys, DateTime> keyOf)
        => new(column, unindexed, keys => Text(keyOf(keys).Ticks), (string text, out DateTime value) =>
        {
            bool isTime = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
                && ticks <= DateTime.MaxValue.Ticks;
            value = isTime ? new DateTime(ticks, DateTimeKind.Utc) : default;
            return isTime;
        });

    private static bool IsNumber(string text, out int? value)
        => IsParsed(int.TryParse(text, CultureInfo.InvariantCulture, out int read), read, out value);

    private static bool IsParsed<T>(bool isParsed, T read, out T? value)
        where T : struct
    {
        value = isParsed ? read : null;
        return isParsed;
    }

    private static string? Text<T>(T? value)
        where T : struct, IFormattable
        => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
