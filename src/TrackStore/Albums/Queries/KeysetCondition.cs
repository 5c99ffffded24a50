using System.Linq.Expressions;
using TrackStore.Storage.Lists;

namespace TrackStore.Albums.Queries;

/// <summary>Builds the condition that starts a list after a key.</summary>
internal static class KeysetCondition
{
    /// <summary>Applies a condition on a key and an id to the columns of an entity.</summary>
    public static Expression<Func<T, bool>> Of<T, TKey>(
        Expression<Func<T, TKey>> key, Expression<Func<T, long>> id, Expression<Func<TKey, long, bool>> condition)
    {
        ParameterExpression row = key.Parameters[0];
        Expression body = new ParameterReplacer(condition.Parameters[0], key.Body).Visit(condition.Body);
        Expression idBody = new ParameterReplacer(id.Parameters[0], row).Visit(id.Body);
        return Expression.Lambda<Func<T, bool>>(new ParameterReplacer(condition.Parameters[1], idBody).Visit(body), row);
    }
}
