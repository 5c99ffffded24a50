using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Changes;

/// <summary>
/// Keeps answers that are expensive to read until the library changes, by this or by another process: each is kept with the position of the
/// change log at which it was read.
/// </summary>
internal sealed class KeptAnswers(StoreDatabase database)
{
    private const int MostKept = 100;

    private readonly ConcurrentDictionary<object, Kept> _kept = new();
    private long _uses;

    /// <summary>Returns the answer to a question.</summary>
    /// <param name="context">The context of the read.</param>
    /// <param name="question">What tells the question from others: a value with equality.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<T> GetAsync<T>(
        DbContext context, object question, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        // What a host's transaction sees may be rolled back.
        if (database.IsEnlisted)
            return await read(cancellationToken).ConfigureAwait(false);

        // The position first: an answer that is newer than its position is only read once more.
        long position = await ChangeLog.LastAsync(context, cancellationToken).ConfigureAwait(false);
        if (_kept.TryGetValue(question, out Kept? kept) && kept.Position == position)
        {
            kept.LastUse = Interlocked.Increment(ref _uses);
            return (T)kept.Answer;
        }

        T answer = await read(cancellationToken).ConfigureAwait(false);
        _kept[question] = new Kept(position, answer) { LastUse = Interlocked.Increment(ref _uses) };
        if (_kept.Count > MostKept)
            _kept.TryRemove(_kept.MinBy(other => other.Value.LastUse).Key, out _);
        return answer;
    }

    private sealed class Kept(long position, object answer)
    {
        public long Position { get; } = position;

        public object Answer { get; } = answer;

        public long LastUse { get; set; }
    }
}
