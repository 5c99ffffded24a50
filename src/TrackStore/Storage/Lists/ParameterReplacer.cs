using System.Linq.Expressions;

namespace TrackStore.Storage.Lists;

/// <summary>Puts an expression in the place of a parameter.</summary>
internal sealed class ParameterReplacer(ParameterExpression from, Expression to) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
