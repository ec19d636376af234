/** What a `lintel.json` may say about design and architecture patterns. */
export const patternsSchema = {
  description: 'Which of the patterns that are found in the code are shown.',
  type: 'object',
  additionalProperties: false,
  properties: {
    enabled: {
      description: 'Ids of the patterns that are shown, such as `repository`; all of them where absent.',
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', minLength: 1 },
    },
    minConfidence: {
      description: 'From 0 to 1: findings less sure than this are not shown.',
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.6,
    },
    dismissed: {
      description: 'Findings that are not shown because somebody knows better.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['pattern', 'symbol'],
        properties: {
          pattern: { description: 'Id of the pattern: `repository`.', type: 'string', minLength: 1 },
          symbol: {
            description:
              'The symbol that the finding is named for: `src/orders/model.py#Order`, the path of its file relative to this one and its name.',
            type: 'string',
            pattern: '^[^#]+#.+$',
          },
          because: { description: 'Why this is none.', type: 'string', minLength: 1 },
        },
      },
    },
  },
} as const;
