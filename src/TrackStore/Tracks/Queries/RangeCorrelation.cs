using System.Linq.Expressions;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>
/// Writes "its track is this one" as a range of one value. PostgreSQL turns an equality into a join, for which it collects the links of all
/// tracks; a range leaves it only the look-up for each track that the walk meets, which is what a test is for.
/// </summary>
internal sealed class RangeCorrelation : ExpressionVisitor
{
    private readonly ParameterExpression _track;

    private RangeCorrelation(ParameterExpression track) => _track = track;

    public static Expression<Func<TrackEntity, bool>> In(Expression<Func<TrackEntity, bool>> test)
        => test.Update(new RangeCorrelation(test.Parameters[0]).Visit(test.Body), test.Parameters);

    protected override Expression VisitBinary(BinaryExpression node)
        => node is { NodeType: ExpressionType.Equal, Left: MemberExpression { Expression: ParameterExpression link } }
            && link != _track
            && IsTrackId(node.Right)
                ? Expression.AndAlso(
                    Expression.GreaterThanOrEqual(node.Left, node.Right), Expression.LessThanOrEqual(node.Left, node.Right))
                : base.VisitBinary(node);

    private bool IsTrackId(Expression expression)
        => expression is MemberExpression { Member.Name: nameof(TrackEntity.Id) } member && member.Expression == _track;
}
